import { decodeEntities } from './html-text.ts'

const DATED =
  /^(?:on|am|le|el|il|op|em|den)\s.{6,200}\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev)\b.{0,80}:$/iu

/**
 * A line after which the other mail begins, in the words of the commonest programs. Better one quoted line too many
 * than one sentence of the person too few: a line must look like a program's in whole.
 */
const BEGINS_QUOTE: readonly RegExp[] = [
  DATED,
  /^-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}$/i,
  /^_{20,}$/,
  /^\S.{0,120}<[^<>\s]+@[^<>\s]+>\s*(?:wrote|schrieb|a écrit):$/iu,
]

/** Outlook's block: a line of a header, and another right below. */
const HEADER_LINE = /^(?:from|von|de|sent|gesendet|envoyé|date|datum|to|an|à|subject|betreff|objet):\s/i

const SENT_FROM =
  /^(?:sent from my|get outlook for|gesendet von|von meinem .* gesendet|envoyé de(?:puis)? mon)\b/i

const LONGEST_REPLY = 4_000

/**
 * What somebody wrote themselves in a reply: without what it answers and without their signature.
 *
 * @returns an empty string where nothing is left
 * @example replyText('Yes!\n\nOn Mon, 2 Mar 2026 Ada wrote:\n> Can you?')  // 'Yes!'
 */
export function replyText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = endOfOwn(lines)
  const own = lines.slice(0, end).filter((line) => !/^\s*>/.test(line))
  return own
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, LONGEST_REPLY)
}

/** The same of a mail that has only a page: what its program marks as quoted is left out. */
export function replyFromPage(page: string): string {
  const own = page
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<blockquote\b[\s\S]*/i, '')
    .replace(/<div[^>]*(?:gmail_quote|divRplyFwdMsg|moz-cite-prefix|yahoo_quoted)[\s\S]*/i, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
  const text = decodeEntities(own)
  return replyText(
    text
      .split('\n')
      .map((line) => line.trim())
      .join('\n'),
  )
}

function endOfOwn(lines: readonly string[]): number {
  for (const [at, line] of lines.entries()) {
    const text = line.trim()
    if (line === '-- ' || text === '--' || SENT_FROM.test(text)) return at
    if (HEADER_LINE.test(text) && HEADER_LINE.test(lines[at + 1]?.trim() ?? '')) return at
    if (BEGINS_QUOTE.some((pattern) => pattern.test(text)) || isFoldedBeginning(lines.slice(at, at + 3))) {
      return at
    }
  }
  return lines.length
}

/** A program folds "On … Ada <ada@…> wrote:" over two lines, sometimes three, and leaves none empty. */
function isFoldedBeginning(ahead: readonly string[]): boolean {
  const empty = ahead.findIndex((line) => line.trim() === '')
  const whole = empty < 0 ? ahead : ahead.slice(0, empty)
  return [2, 3].some(
    (count) =>
      whole.length >= count &&
      DATED.test(
        whole
          .slice(0, count)
          .map((line) => line.trim())
          .join(' '),
      ),
  )
}
