import { manyLines, oneLine } from '#platform/i18n/plain.ts'

/*
 * Slack reads `<!channel>`, `<@U1>`, `*bold*` and bare addresses in texts that it formats. What people wrote goes only
 * where it formats nothing: into plain text objects and the literal elements of rich text. The one exception is the
 * text for notifications, and there it is escaped.
 */

const HEARD = /[&<>]/g
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What Slack shows as it was written, also where it formats. */
export function escaped(text: string): string {
  return text.replaceAll(HEARD, (letter) => ESCAPES[letter] ?? letter)
}

/** One line of at most `max` code units: Slack counts those, people count letters. Never empty. */
export function line(text: string, max: number): string {
  return within(oneLine(text, max), max) || '–'
}

/** The same with line breaks. */
export function paragraphs(text: string, max: number): string {
  return within(manyLines(text, max), max) || '–'
}

function within(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    if (index + segment.length > max - 1) break
    end = index + segment.length
  }
  return `${text.slice(0, end)}…`
}
