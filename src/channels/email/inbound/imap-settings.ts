import { type Refusal, refuse } from '#platform/refusal.ts'

export interface ImapServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`imaps:`) */
  readonly secure: boolean
  /** refuse certificates that nobody vouches for */
  readonly checkCertificate: boolean
  readonly auth: { readonly user: string; readonly pass: string }
  /** the folder that is read */
  readonly folder: string
}

/**
 * Reads `IMAP_URL`: `imaps://user:password@host[:993][/FOLDER]`, or `imap://…` (143, with STARTTLS where offered).
 * A password goes out in the open to this machine alone. `?tls.rejectUnauthorized=false` accepts a self-made
 * certificate.
 */
export function readImapUrl(setting: string): ImapServer | Refusal {
  const url = URL.canParse(setting) ? new URL(setting) : undefined
  const scheme = url?.protocol
  if (!url?.hostname || (scheme !== 'imap:' && scheme !== 'imaps:')) return refuse('mail.badImapUrl')
  if (url.username === '' || url.password === '') return refuse('mail.badImapUrl')
  const secure = scheme === 'imaps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const folder = decodeURIComponent(url.pathname.slice(1))
  return {
    host,
    port: url.port ? Number(url.port) : secure ? 993 : 143,
    secure,
    checkCertificate: url.searchParams.get('tls.rejectUnauthorized') !== 'false' && !isThisMachine(host),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    folder: folder === '' ? 'INBOX' : folder,
  }
}

export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
