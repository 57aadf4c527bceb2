export type Direction = 'ltr' | 'rtl'

const RTL_LANGUAGES = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'nqo',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
])
const RTL_SCRIPTS = new Set(['adlm', 'arab', 'hebr', 'mand', 'nkoo', 'rohg', 'syrc', 'thaa'])

/** Letters that a reader of right-to-left scripts starts with: Hebrew to Mandaic and beyond, and their forms. */
const RTL_LETTER = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const OTHER_LETTER =
  /(?![\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}])\p{L}/u

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_DIRECTIONAL_ISOLATE = '\u2069'

/** How a page in this language runs. A script in the tag (`az-Arab`) says more than the language. */
export function directionOf(lang: string): Direction {
  const [language = '', ...rest] = lang.toLowerCase().split('-')
  const script = rest.find((part) => part.length === 4)
  if (script) return RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr'
  return RTL_LANGUAGES.has(language) ? 'rtl' : 'ltr'
}

/**
 * Sets a name apart in a sentence that runs the other way (first strong isolate, Unicode annex 9), so that a full
 * stop or a number after it stays where it belongs. A name that runs along stays as it is.
 */
export function isolate(text: string, around: Direction): string {
  const against = around === 'ltr' ? RTL_LETTER : OTHER_LETTER
  return against.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}` : text
}
