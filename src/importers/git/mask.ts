/** Stands where somebody's name or address was, so that the sentence still reads. */
export const MASK = '…'

const LINK = /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"')\]]+/gi
const ADDRESS = /<?(?:mailto:)?[^\s<>()[\],;:"'`]+@[^\s<>()[\],;:"'`]+>?/g
const CUE =
  /\b((?:thanks (?:go )?to|(?:suggested|pointed out|reported|noticed|spotted|helped|found|diagnosed|written|proposed|discovered|explained|reviewed|requested) by)\s+)\p{Lu}[\p{L}'-]+(?:\s+(?:(?:van|von|der|de|da)\s+)*\p{Lu}[\p{L}'.-]*)+/giu

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

/**
 * Takes links, addresses, message ids and the given people's names out of a text, so that evidence says what
 * was done and not who is in it, and so that an erased person is in nobody else's text.
 *
 * Full names go in any case; their single words only where they are written with a capital and are no
 * ordinary words.
 */
export class Masker {
  readonly #patterns = new Map<string, RegExp | null>()

  mask(text: string, names: Iterable<string>): string {
    let masked = text
    if (masked.includes('://')) masked = masked.replace(LINK, MASK)
    if (masked.includes('@')) masked = masked.replace(ADDRESS, maskAddress)
    if (masked.includes(' by ') || masked.includes('hanks ')) masked = masked.replace(CUE, `$1${MASK}`)
    for (const name of names) {
      const pattern = this.#pattern(name)
      if (pattern) masked = masked.replace(pattern, MASK)
    }
    return masked
  }

  #pattern(name: string): RegExp | null {
    const known = this.#patterns.get(name)
    if (known !== undefined) return known
    const pattern = namePattern(name)
    // hostile histories have a new name on each commit
    if (this.#patterns.size > 20_000) this.#patterns.clear()
    this.#patterns.set(name, pattern)
    return pattern
  }
}

/** '@media', 'HEAD@{1}' and 'user@' are code, not addresses. */
function maskAddress(found: string): string {
  const at = found.lastIndexOf('@')
  const local = found.slice(0, at).replace(/^<?(?:mailto:)?/, '')
  const domain = found.slice(at + 1).replace(/>$/, '')
  const isAddress = local !== '' && /^[\w-]+(?:\.[\w-]+)+$|^localhost$/.test(domain.replace(/\.$/, ''))
  return isAddress ? MASK + (domain.endsWith('.') ? '.' : '') : found
}

function namePattern(name: string): RegExp | null {
  const plain = name.trim().slice(0, 100)
  const parts = plain.split(/\s+/).filter((part) => part.length >= 3 && /^\p{Lu}\p{L}/u.test(part))
  const single = parts.filter((part) => !WORDS.has(part.toLowerCase()))
  const whole = /\s/.test(plain) ? [plain.split(/\s+/).map(quote).join('\\s+')] : []
  const all = [...whole, ...single.map(quote)]
  return all.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}_])(?:${all.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
