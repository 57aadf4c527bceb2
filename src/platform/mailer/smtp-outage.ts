import { oneLine } from '../i18n/plain.ts'
import { Outage } from '../refusal.ts'

/** What the SMTP client says of a failed try; the rest of its error holds addresses and is not passed on. */
interface SmtpError {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
  readonly command?: unknown
}

/** The admin has something to put right (a password, a certificate): asking each second helps nobody. */
const ADMIN_SECONDS = 300
/** A server that meets us for the first time often says "later" and means a few minutes. */
const GREYLIST_SECONDS = 300

/**
 * An outage from whatever the SMTP client threw. Its sentence has codes alone: server answers quote addresses, and
 * sentences end up in logs. Permanent only where the server judged this receiver or this mail; a 5xx to our own
 * sign-in or sender is the admin's to put right, and what waits must still go out afterwards.
 */
export function outageOf(thrown: unknown): Outage {
  const error: SmtpError = typeof thrown === 'object' && thrown !== null ? thrown : {}
  const reply = typeof error.responseCode === 'number' ? error.responseCode : undefined
  const codes = [reply, enhancedCode(error.response), text(error.code)].filter((part) => part !== undefined)
  const said = (sentence: string) => `${sentence} (${codes.join(' ')})`

  if (refusedBeforeSending(error) || (reply !== undefined && reply >= 500 && judgesTheMail(error))) {
    const addressCode = deadAddressCode(error, reply)
    return new Outage(said('The mail server refuses this mail for good'), { permanent: true, addressCode })
  }
  if (error.code === 'EAUTH' || error.code === 'ETLS' || (reply !== undefined && reply >= 500)) {
    return new Outage(said('The mail server refuses our connection'), { retryAfterSeconds: ADMIN_SECONDS })
  }
  if (reply !== undefined) {
    const greylisted = enhancedCode(error.response)?.startsWith('4.7.') ?? false
    return new Outage(
      said('The mail server asks to try later'),
      greylisted ? { retryAfterSeconds: GREYLIST_SECONDS } : {},
    )
  }
  return new Outage(said(`The mail server can't be reached${reasonOf(thrown, error)}`))
}

/** What this machine says of the connection: hosts and certificates. Words of the server are never among it. */
function reasonOf(thrown: unknown, error: SmtpError): string {
  const reason = thrown instanceof Error && error.response === undefined ? oneLine(thrown.message, 160) : ''
  return reason === '' ? '' : `: ${reason}`
}

function judgesTheMail(error: SmtpError): boolean {
  return error.command === 'RCPT TO' || error.command === 'DATA'
}

/**
 * The receiver's mailbox is the trouble, not the mail: 5.1.x and 5.2.1 (RFC 3463), or a bare 550 to RCPT TO. A full
 * mailbox, a policy or a size says nothing about tomorrow's mail.
 */
function deadAddressCode(error: SmtpError, reply: number | undefined): string | undefined {
  if (error.command !== 'RCPT TO') return undefined
  const code = enhancedCode(error.response)
  if (code === undefined) return reply === 550 ? '5.1.0' : undefined
  return /^5\.(?:1\.\d+|2\.1)$/.test(code) ? code : undefined
}

/** The client itself saw that this can't be sent: an address that no server takes, a mail over the server's size. */
function refusedBeforeSending(error: SmtpError): boolean {
  return (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') && error.responseCode === undefined
}

/** `5.1.1` of `550 5.1.1 <ada@example.org> …` (RFC 3463). */
function enhancedCode(response: unknown): string | undefined {
  return typeof response === 'string' ? /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
