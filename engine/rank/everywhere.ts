/** What is done to things everywhere says nothing about the things; nor do amounts and times. As stems. */
const EVERYWHERE = new Set(
  `ad add added allow ask better bug call case chang check close code correct creat default drop enabl error fail
  file find first fix found handl help implement improv instead issu last line list longer look miss move name
  number problem rais read remov replac report return revert run second set show side simplifi start step stop
  support switch test time todai tomorrow updat version warn week work write wrong year month night dai hour minut
  morn afternoon even mondai tuesdai wednesdai thursdai fridai saturdai sundai percent euro dollar byte kb mb gb
  ms sec min`.split(/\s+/),
)
const LETTER = /\p{L}/u

/**
 * Whether a word tells one subject from another, as far as that can be known without the evidence.
 *
 * @param term a stem, as `eachWord` gives it
 * @returns false for numbers, units of time and amount, and what is done to things everywhere
 * @example tellsSubject('pooler')  // true; false for 'set', 'minut' and '20'
 */
export function tellsSubject(term: string): boolean {
  return LETTER.test(term) && !EVERYWHERE.has(term)
}
