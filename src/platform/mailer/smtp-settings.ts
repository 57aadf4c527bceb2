import { domainToASCII } from 'node:url'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Mailbox } from './mail.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps:`) */
  readonly secure: boolean
  /** refuse to go on where the server offers no TLS */
  readonly requireTls: boolean
  /** refuse certificates that nobody vouches for */
  readonly checkCertificate: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
}

/** One plain mailbox: no spaces, quotes, brackets or lists, so that nothing of it can be read as a second one. */
const PLAIN_ADDRESS =
  /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}])?\.)*[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u

const OPTIONS = new Set(['requireTLS', 'tls.rejectUnauthorized'])

/**
 * Reads `SMTP_URL`: `smtp://[user:password@]host[:port]` (587, TLS where offered) or `smtps://…` (465). A password
 * is never sent in the open, except to this machine or with `?requireTLS=false`. A certificate is checked wherever
 * TLS is demanded; where it is only taken because it was offered, an unknown one still beats none.
 * `?tls.rejectUnauthorized=false` accepts a self-made one.
 */
export function readSmtpUrl(setting: string): SmtpServer | Refusal {
  const url = URL.canParse(setting) ? new URL(setting) : undefined
  const scheme = url?.protocol
  if (!url?.hostname || (scheme !== 'smtp:' && scheme !== 'smtps:')) return refuse('mail.badUrl')
  const strange = [...url.searchParams.keys()].find((name) => !OPTIONS.has(name))
  if (strange !== undefined) return refuse('mail.unknownOption', { option: strange })
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const secure = scheme === 'smtps:'
  const requireTls = choice(url, 'requireTLS') ?? (url.username !== '' && !isThisMachine(host))
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTls,
    checkCertificate:
      choice(url, 'tls.rejectUnauthorized') ?? ((secure || requireTls) && !isThisMachine(host)),
    ...(url.username ? { auth: { user: decoded(url.username), pass: decoded(url.password) } } : {}),
  }
}

/** Reads `MAIL_FROM`: `askwell@example.org` or `Askwell <askwell@example.org>`. */
export function readMailFrom(setting: string): Mailbox | Refusal {
  const match = /^\s*(?:"?([^"<>\p{Cc}]*?)"?\s*<([^<>]*)>|([^<>]*))\s*$/u.exec(setting)
  const address = (match?.[2] ?? match?.[3] ?? '').trim()
  if (!isPlainAddress(address)) return refuse('mail.badFrom')
  return { name: match?.[1]?.trim() ?? '', address }
}

export function isPlainAddress(address: string): boolean {
  return address.length <= 254 && PLAIN_ADDRESS.test(address)
}

/** The host of an address in ASCII, as headers want it. */
export function hostOf(address: string): string {
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1))
}

/** Both settings at once; neither has a default, so nothing leaves the machine by accident. */
export function readMailSettings(settings: {
  readonly smtpUrl: string
  readonly mailFrom: string | undefined
}): { readonly server: SmtpServer; readonly from: Mailbox } | Refusal {
  const server = readSmtpUrl(settings.smtpUrl)
  if (isRefusal(server)) return server
  if (!settings.mailFrom) return refuse('mail.noFrom')
  const from = readMailFrom(settings.mailFrom)
  return isRefusal(from) ? from : { server, from }
}

function choice(url: URL, name: string): boolean | undefined {
  const value = url.searchParams.get(name)
  return value === null ? undefined : value !== 'false'
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

/** A password may hold a lone percent sign that was never an escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Nobody must know: then it is meant as it stands.
    return text
  }
}
