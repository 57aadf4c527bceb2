import { createHash } from 'node:crypto'
import { safeUrl } from '#platform/i18n/html.ts'
import { manyLines, oneLine } from '#platform/i18n/plain.ts'
import type { Action, Block, Message } from '#platform/message.ts'

/** What the service worker gets and shows; it knows no more than this. */
export interface PushText {
  readonly title: string
  readonly body: string
  /** one per notice: the same again takes the place of the first instead of ringing twice */
  readonly tag: string
  /** the page that a tap opens; missing where there is none */
  readonly url?: string
  readonly lang: string
  /** most likely first; a browser shows as many as it has room for, and each opens the page that asks once more */
  readonly answers: readonly { readonly label: string; readonly url: string }[]
}

/** What `safeUrl` makes of an address that leads to no page. */
const NOWHERE = '#'
const LONGEST_TITLE = 120
const LONGEST_BODY = 400
/** A push service takes 4,096 bytes, of which encryption takes 103 (RFC 8291, 4); a little is left over. */
const MOST_BYTES = 3_900

export function renderPush(message: Message, lang: string): PushText {
  const url = message.page === undefined ? NOWHERE : safeUrl(message.page.url)
  return fitting({
    title: oneLine(message.subject, LONGEST_TITLE),
    body: bodyOf(message.blocks),
    tag: createHash('sha256').update(message.noticeId).digest('base64url').slice(0, 32),
    ...(url === NOWHERE ? {} : { url }),
    lang,
    answers: message.actions.map(answerOf),
  })
}

/** What doesn't fit is left to the page: first the least likely answers, then what somebody said. */
function fitting(text: PushText): PushText {
  if (Buffer.byteLength(JSON.stringify(text)) <= MOST_BYTES) return text
  if (text.answers.length > 0) return fitting({ ...text, answers: text.answers.slice(0, -1) })
  return { ...text, body: '' }
}

function answerOf({ label, url }: Action): PushText['answers'][number] {
  return { label: oneLine(label, 40), url: safeUrl(url) }
}

/** The first thing that somebody says in it, marked where a simulated colleague says it; else its first sentence. */
function bodyOf(blocks: readonly Block[]): string {
  const quote = blocks.find((block) => block.kind === 'quote')
  if (quote) {
    const mark = quote.mark === undefined ? '' : `\n(${oneLine(quote.mark, LONGEST_TITLE)})`
    return manyLines(quote.text, LONGEST_BODY) + mark
  }
  const paragraph = blocks.find((block) => block.kind === 'paragraph')
  return paragraph ? oneLine(paragraph.text, LONGEST_BODY) : ''
}
