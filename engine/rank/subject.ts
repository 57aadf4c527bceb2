import { askTerms } from './terms.ts'

/** Words of a text by which it is known again. */
const MOST_TERMS = 40
/** So large a share of the shorter text's words makes two texts one subject. */
const ALIKE = 0.5

/**
 * What a text is about, as terms: the form in which "not for this" remembers an ask without its wording.
 *
 * @returns sorted, each once, at most 40 (the first of the text); empty for a text without telling words
 * @cost linear in the text
 * @example subjectOf('The pooler times out.')  // ['pooler', 'time']
 */
export function subjectOf(text: string): string[] {
  return askTerms(text)
    .map(({ term }) => term)
    .filter((term) => !term.startsWith('@') && !term.startsWith('='))
    .slice(0, MOST_TERMS)
    .sort()
}

/**
 * Whether two texts are about the same: a draft stays itself while it grows, and another ask doesn't become it by a
 * word in common.
 *
 * @returns false where one of them has no telling word
 * @example isSameSubject(subjectOf('pooler times out'), subjectOf('Our pooler times out each night'))  // true
 */
export function isSameSubject(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, new Set(other)] : [other, new Set(one)]
  if (few.length === 0) return false
  const shared = few.filter((term) => many.has(term)).length
  return shared / few.length >= ALIKE
}
