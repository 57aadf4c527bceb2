import { stemmer } from 'stemmer'
import { plain, wordsOf } from '#engine/text/words.ts'
import { FRAME_WORDS, NEGATIONS, TIMES } from './frame-words.ts'

/** What a draft says, word by word, to hold another wording against. */
export interface Said {
  readonly words: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
}

/**
 * The words of a draft, as `newWordsIn` needs them. Linear.
 *
 * @example saidIn('The exports fail.').stems  // has 'export' and 'fail'
 */
export function saidIn(draft: string): Said {
  const words = contentOf(draft)
  return { words: new Set(words), stems: new Set(words.map((word) => stemmer(word))) }
}

/**
 * Words of a new wording that the draft doesn't have: facts, figures, names and dates that somebody would have made up.
 * Words that only hold a sentence together, or ask, are nobody's facts. Figures must be the same, letter by letter; other
 * words may be bent. Empty: it adds nothing.
 *
 * @example newWordsIn('Could you fix the export by Friday?', saidIn('The export fails.'))  // ['fix', 'by', 'friday']
 */
export function newWordsIn(wording: string, { words, stems }: Said): string[] {
  return contentOf(wording).filter((word) => {
    if (words.has(word) || FRAME_WORDS.has(word)) return false
    return /\p{N}/u.test(word) || NEGATIONS.has(word) || !stems.has(stemmer(word))
  })
}

/** Whether both say 'not' as often: a wording that loses one says the opposite. */
export function sameNegations(before: string, after: string): boolean {
  const count = (text: string) => contentOf(text).filter((word) => NEGATIONS.has(word)).length
  return count(before) === count(after)
}

/**
 * Whether all figures, times and amounts of a sentence stood in it before. They are checked by the sentence and not by the
 * draft, for 'tried on Monday, needed on Friday' has the same words when they are swapped.
 */
export function sameAmounts(before: string, after: string): boolean {
  const had = new Set(contentOf(before))
  return contentOf(after).every((word) => had.has(word) || !(TIMES.has(word) || /\p{N}/u.test(word)))
}

function contentOf(text: string): string[] {
  return wordsOf(plain(text))
    .map(({ text: word }) => word.replace(/'s$/, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}
