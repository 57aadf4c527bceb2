import { manyLines, oneLine } from '#platform/i18n/plain.ts'
import type { Block, Message } from '#platform/message.ts'

const LONGEST_NAME = 80
const LONGEST_LINE = 200
const LONGEST_SENTENCE = 2_000
/** Longer than any ask may be, so that only what isn't one is ever cut. */
const LONGEST_QUOTE = 12_000

/** The message with all its texts readable and harmless, once for both halves of the mail. */
export function cleaned(message: Message): Message {
  return {
    ...message,
    to: { ...message.to, name: oneLine(message.to.name, LONGEST_NAME) },
    subject: oneLine(message.subject, LONGEST_LINE),
    blocks: message.blocks.map(cleanBlock),
    actions: message.actions.map((action) => ({ ...action, label: oneLine(action.label, LONGEST_NAME) })),
    ...(message.page ? { page: { ...message.page, label: oneLine(message.page.label, LONGEST_LINE) } } : {}),
    ...(message.unsubscribe
      ? { unsubscribe: { ...message.unsubscribe, what: oneLine(message.unsubscribe.what, LONGEST_LINE) } }
      : {}),
  }
}

function cleanBlock(block: Block): Block {
  if (block.kind === 'paragraph') return { kind: 'paragraph', text: oneLine(block.text, LONGEST_SENTENCE) }
  if (block.kind === 'facts') {
    const items = block.items.map((fact) => ({
      label: oneLine(fact.label, LONGEST_NAME),
      text: oneLine(fact.text, LONGEST_SENTENCE),
    }))
    return { kind: 'facts', items }
  }
  return {
    kind: 'quote',
    text: manyLines(block.text, LONGEST_QUOTE),
    ...(block.by === undefined ? {} : { by: oneLine(block.by, LONGEST_NAME) }),
    ...(block.mark === undefined ? {} : { mark: oneLine(block.mark, LONGEST_NAME) }),
  }
}
