/** A word or a single sign of a text; offsets are those of the text that was given. */
export interface Word {
  /** lower case, straight apostrophes */
  readonly text: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}_]+(?:['.:/@+-][\p{L}\p{N}_]+)*|[^\s\p{L}\p{N}]/gu

/**
 * Lower case with straight apostrophes and plain spaces, of the same length as the text, so that offsets hold.
 *
 * Characters whose lower case is longer (the Turkish İ) are left as they are. Linear.
 *
 * @example plain('Can’t YOU')  // "can't you"
 */
export function plain(text: string): string {
  const straight = text.replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'").replace(/[\u00a0\u202f\t]/g, ' ')
  const lower = straight.toLowerCase()
  return lower.length === text.length ? lower : straight.replace(/[A-Z]/g, (c) => c.toLowerCase())
}

/**
 * The words and signs of an already plain text.
 *
 * Empty text: none. Linear in its length.
 *
 * @example wordsOf("it's 14:00.").map((w) => w.text)  // ["it's", '14:00', '.']
 */
export function wordsOf(plainText: string): Word[] {
  const words: Word[] = []
  for (const match of plainText.matchAll(WORD)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length })
  }
  return words
}
