import { safeUrl } from '#platform/i18n/html.ts'
import type { Block, Message } from '#platform/message.ts'
import { say, sayWho } from './words.ts'

/** Readable in a terminal of 80 columns, also when it is quoted once in a reply. */
const WIDTH = 72

/**
 * The mail as plain text, complete: all that the other half says, each answer with its address. What people wrote
 * stands behind `> ` on each line, and our addresses are indented: no name or sentence can begin with either, so
 * nothing that somebody wrote can pass for an answer of ours.
 */
export function renderText(message: Message, lang: string): string {
  const answers = message.actions.map((action) => address(action.label, action.url)).join('\n')
  const stop = message.unsubscribe
  const foot = [
    '-- ',
    fold(say(lang, 'email.why'), ''),
    stop ? address(say(lang, 'email.unsubscribe', { what: stop.what }), stop.url) : '',
  ]
  const paragraphs = [
    ...message.blocks.map((block) => renderBlock(block, lang)),
    answers,
    answers === '' ? '' : fold(say(lang, 'email.answerHint'), ''),
    message.replyKey === undefined ? '' : fold(say(lang, 'email.replyHint'), ''),
    message.page ? address(message.page.label, message.page.url) : '',
    foot.filter((line) => line !== '').join('\n'),
  ]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}

function renderBlock(block: Block, lang: string): string {
  if (block.kind === 'paragraph') return fold(block.text, '')
  if (block.kind === 'facts')
    return block.items.map((fact) => fold(`${fact.label}: ${fact.text}`, '')).join('\n')
  const quoted = block.text
    .split('\n')
    .map((line) => fold(line, '> '))
    .join('\n')
  const who = sayWho(block, lang)
  return who === undefined ? quoted : `${fold(who, '')}\n${quoted}`
}

function address(label: string, url: string): string {
  return `  ${label}: ${safeUrl(url)}`
}

/** Breaks at spaces alone: a commit hash or a path stays whole, so that it can be copied. */
function fold(text: string, before: string): string {
  const folded: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && before.length + line.length + 1 + word.length > WIDTH) {
      folded.push(line)
      line = word
    } else {
      line = line === '' && folded.length === 0 ? word : `${line} ${word}`
    }
  }
  folded.push(line)
  return folded.map((each) => `${before}${each}`.trimEnd()).join('\n')
}
