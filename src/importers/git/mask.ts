/** Stands where somebody's name or address was, so that the sentence still reads. */
export const MASK = '…'

const LINK = /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"')\]]*[^\s<>"')\].,;:!?]/gi
// bounded, or a long line of dots before an @ would take the square of its length
const ADDRESS = /<?(?:mailto:)?[^\s<>()[\],;:"'`@]{1,200}@[^\s<>()[\],;:"'`]{1,255}>?/g
const CUE =
  /\b((?:[Tt]hanks (?:go )?to|(?:suggested|pointed out|reported|noticed|spotted|helped|found|diagnosed|written|proposed|discovered|explained|reviewed|requested) by)\s+)\p{Lu}[\p{L}'-]+(?:\s+(?:(?:van|von|der|de|da)\s+)*(?:\p{Lu}\.|\p{Lu}[\p{L}'-]*))+/gu

/** Most texts have none of this, and finding that out is cheap. */
const MAY_CUE = /(?: by|hanks to) (?![a-z\d"'`(])/

/** Names that are words: masking them would tear holes into ordinary sentences. */
const WORDS = new Set(
  `will mark grant bill rich page case brown white black green gray grey long young day king art may june april
  max chase drew jack frank hope joy grace rose dawn sky summer rob pat sue gene dale glen heath lance miles
  pierce rod skip ward wade chip sandy stone wood hill field banks bond cross fox hunter price power sharp short
  small strong swift west north south east best bush chance close cook cash bell ford hall hart head key lake land
  lane law love marks mason may mills moon new noble park parks pool post rice root rush sage sands self shell
  silver snow star steel street sun temple test bot van von der the and for free sweet wise good code data dev
  team user admin support build open source group linux`.split(/\s+/),
)

/** How to find one person's name in a text. */
export class NamePattern {
  /** at least one of these is in every text that the pattern can match: a far cheaper question */
  readonly #words: readonly string[]
  readonly #source: string
  #pattern: RegExp | undefined

  constructor(words: readonly string[], source: string) {
    this.#words = words
    this.#source = source
  }

  mask(text: string): string {
    if (!this.#words.some((word) => text.includes(word))) return text
    // most names are in no text, and classes of Unicode take long to build
    this.#pattern ??= new RegExp(`(?<![\\p{L}\\p{N}_])(?:${this.#source})(?![\\p{L}\\p{N}_])`, 'gu')
    return text.replace(this.#pattern, MASK)
  }
}

/**
 * Takes links, addresses, message ids and the given people's names out of a text, so that evidence says what
 * was done and not who is in it, and so that an erased person is in nobody else's text.
 */
export function mask(text: string, names: Iterable<NamePattern>): string {
  let masked = text
  if (masked.includes('://')) masked = masked.replace(LINK, MASK)
  if (masked.includes('@')) masked = masked.replace(ADDRESS, maskAddress)
  if (MAY_CUE.test(masked)) masked = masked.replace(CUE, `$1${MASK}`)
  for (const name of names) masked = name.mask(masked)
  return masked
}

/** '@media', 'HEAD@{1}' and 'user@' are code, not addresses. */
function maskAddress(found: string): string {
  const at = found.lastIndexOf('@')
  const local = found.slice(0, at).replace(/^<?(?:mailto:)?/, '')
  const domain = found.slice(at + 1).replace(/>$/, '')
  const isAddress = local !== '' && /^[\w-]+(?:\.[\w-]+)+$|^localhost$/.test(domain.replace(/\.$/, ''))
  return isAddress ? MASK + (domain.endsWith('.') ? '.' : '') : found
}

/**
 * The pattern of a name: in full, and its single words where they are written with a capital and are no
 * ordinary words. Nothing where the name has no part that could be told from prose.
 */
export function namePattern(name: string): NamePattern | undefined {
  const plain = name.trim().slice(0, 100)
  const parts = plain.split(/\s+/)
  const single = parts.filter((part) => part.length >= 3 && /^\p{Lu}\p{L}/u.test(part))
  const telling = single.filter((part) => !WORDS.has(part.toLowerCase()))
  const whole = parts.length > 1 ? [parts.map(quote).join('\\s+')] : []
  const all = [...whole, ...telling.map(quote)]
  const [first = ''] = parts
  if (all.length === 0) return undefined
  return new NamePattern(parts.length > 1 ? [first, ...telling] : telling, all.join('|'))
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
