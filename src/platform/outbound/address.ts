import { isIP } from 'node:net'
import { type Refusal, refuse } from '../refusal.ts'
import { isPublic, isWithin, type Networks } from './networks.ts'

const LONGEST = 2_000

/**
 * An address that somebody typed, as far as it can be judged without asking anybody. The parser is the one of the
 * web: octal, hexadecimal and short spellings, full-width digits and dots come out as the plain address they mean.
 *
 * @returns `outbound.badAddress`, `outbound.hasCredentials` or `outbound.badPort`
 */
export function readAddress(text: string): URL | Refusal {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null
  if (url === null || !(url.protocol === 'https:' || url.protocol === 'http:') || url.hostname === '') {
    return refuse('outbound.badAddress')
  }
  if (url.username !== '' || url.password !== '') return refuse('outbound.hasCredentials')
  if (!isUsualPort(Number(url.port || 443))) return refuse('outbound.badPort')
  url.hash = ''
  return url
}

/** Below 1024 other services than the web's listen, and some of them take an HTTP request for lines of their own. */
function isUsualPort(port: number): boolean {
  return port === 443 || port === 80 || port >= 1024
}

/** The host as an address, where it is one; null for a name, which has to be resolved. */
export function literalOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(host) === 0 ? null : host
}

/**
 * Whether one may go there: every address that the name has is public or in a network that was allowed, and plain
 * HTTP stays in allowed networks. One bad answer among good ones refuses all, or a name could have one of each.
 *
 * @returns null, `outbound.notAllowed` or `outbound.notEncrypted`
 */
export function judge(url: URL, addresses: readonly string[], allowed: Networks): Refusal | null {
  const within = addresses.map((address) => isWithin(allowed, address))
  if (!addresses.every((address, place) => within[place] || isPublic(address))) {
    return refuse('outbound.notAllowed', { host: url.host })
  }
  return url.protocol === 'https:' || within.every(Boolean) ? null : refuse('outbound.notEncrypted')
}
