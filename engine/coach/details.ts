/** A stretch of a sentence that a helper can start from: an id, a number, a name, quoted words, a code word. */
export interface Detail {
  readonly start: number
  readonly end: number
  readonly kind: 'code' | 'quoted' | 'id' | 'number' | 'name'
}

const KINDS: readonly (readonly [Detail['kind'], RegExp])[] = [
  ['code', /`[^`\n]{1,120}`/g],
  [
    'quoted',
    /["\u201c\u201e\u00ab][^"\u201d\u201c\u00bb\n]{2,120}["\u201d\u201c\u00bb]|(?<![\p{L}\d])['\u2018][^'\u2019\n]{2,60}['\u2019](?![\p{L}\d])/gu,
  ],
  [
    'id',
    /(?<![\p{L}\d_])(?:#[\p{L}\d][\p{L}\d-]{0,30}|0x[\da-f]{1,16}|\p{L}{1,12}[-_]?\d[\p{L}\d._-]{0,30}|\d{1,6}\p{L}{1,3}\d[\p{L}\d]{0,8}|\p{L}{1,30}_[\p{L}\d_]{1,40}|\p{Ll}{1,20}\p{Lu}\p{L}{1,40}|\p{Lu}\p{Ll}{1,20}\p{Lu}\p{L}{1,40}|[\p{L}\d_-]{1,40}\.(?:js|ts|py|java|go|rs|sql|csv|xlsx?|docx?|pdf|pptx?|json|ya?ml|md|txt|html|css|png|svg|sh|rb|cs|cpp|php|tex|ini|conf|log|zip)|(?:\.{0,2}\/[\w.-]{1,40}){1,8})(?![\p{L}\d_])/giu,
  ],
  [
    'number',
    /(?<![\p{L}\d_.#])[€$£~]?\d[\d.,:/]{0,20}(?:\s?(?:%|k|m|bn|mm|cm|km|kg|mg|ml|bar|kw|gb|mb|tb|eur|usd|chf|gbp|€|\$))?/giu,
  ],
]
const NAME = /(?<![\p{L}\d'])(?:\p{Lu}{2,12}s?|\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)(?![\p{L}\d])/gu
const NO_NAME = new Set(
  'PR CV HR IT CEO CFO CTO PDF FAQ PPT QA UX UI EU I ASAP EOD COB EOW FYI OK PM AM PLS NOT ONE TBD THX ALL ANY AND NO YES SO VERY HELP HI NB PS Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec Sorry Please Thanks Thank Hi Hello Hey Dear Could Can Would Who What How Is Are Does Do The A An My We It This If And But So In On At'.split(
    ' ',
  ),
)

/**
 * Details of a sentence as it was written, without overlap, in order of place.
 *
 * Patterns have bounded repetition, so the work is linear in the sentence.
 *
 * @example detailsOf('Ticket #12 fails in Safari').map((d) => d.kind)  // ['id', 'name']
 */
export function detailsOf(sentence: string): Detail[] {
  const found: Detail[] = []
  const taken = new Uint8Array(sentence.length)
  for (const [kind, pattern] of KINDS) {
    if (kind === 'id' && !/[\d_./]|\p{Ll}\p{Lu}/u.test(sentence)) continue
    if (kind === 'number' && !/\d/.test(sentence)) continue
    for (const match of sentence.matchAll(pattern)) {
      if (kind !== 'id' || isId(match[0]))
        keep(found, taken, { start: match.index, end: match.index + match[0].length, kind })
    }
  }
  for (const match of sentence.matchAll(NAME)) {
    const first = match.index === 0 && !/\p{Lu}{2}/u.test(match[0])
    if (first || NO_NAME.has(match[0])) continue
    keep(found, taken, { start: match.index, end: match.index + match[0].length, kind: 'name' })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The pattern ignores case, so a plain word can look like camelCase: it needs a digit, a sign or a real hump. */
function isId(text: string): boolean {
  return /[\d_./#]/.test(text) || /\p{Ll}\p{Lu}/u.test(text)
}

function keep(found: Detail[], taken: Uint8Array, detail: Detail): void {
  for (let i = detail.start; i < detail.end; i++) if (taken[i]) return
  taken.fill(1, detail.start, detail.end)
  found.push(detail)
}
