import { createTransport, type SendMailOptions } from 'nodemailer'
import { oneLine } from '../i18n/plain.ts'
import { assert, Outage } from '../refusal.ts'
import type { Mail, Mailbox, Mailer } from './mail.ts'
import { outageOf } from './smtp-outage.ts'
import { hostOf, isPlainAddress, type SmtpServer } from './smtp-settings.ts'

/** Milliseconds of wall time: a server that stalls must cost a try, never the worker. */
export interface SmtpLimits {
  readonly connectMs: number
  readonly greetingMs: number
  /** silence in the middle of a conversation */
  readonly silenceMs: number
  /** a whole mail, also from a server that drips one letter a second */
  readonly wholeMs: number
  readonly connections: number
}

const LIMITS: SmtpLimits = {
  connectMs: 10_000,
  greetingMs: 10_000,
  silenceMs: 20_000,
  wholeMs: 60_000,
  connections: 3,
}

/** Longer header values are cut: RFC 5322 allows 998 characters a line, and no subject of ours needs a tenth. */
const LONGEST_VALUE = 900

/** Mails that this process remembers having handed over: more than can be on their way while a database is away. */
const REMEMBERED = 1_000

/**
 * A mailer that speaks SMTP to one server and keeps a few connections open while there is something to send.
 * A `messageId` that this process has handed over is not sent again: where the database was away when that was to be
 * written down, the job comes again, and its reader must not get a second copy.
 */
export function openSmtpMailer(
  settings: { readonly server: SmtpServer; readonly from: Mailbox },
  limits: Partial<SmtpLimits> = {},
): Mailer {
  const { server, from } = settings
  const held = { ...LIMITS, ...limits }
  const host = hostOf(from.address)
  const transport = createTransport(poolOptions(server, held))
  const handedOver = new Set<string>()
  let open = true

  return {
    host,
    async send(mail) {
      if (!open) throw new Outage('The mailer is closed')
      if (handedOver.has(mail.messageId)) return
      const signal = AbortSignal.timeout(held.wholeMs)
      await transport.sendMail({ ...composed(mail, from), signal }).catch((error: unknown) => {
        throw outageOf(error)
      })
      remember(handedOver, mail.messageId)
    },
    async check() {
      await transport.verify().catch((error: unknown) => {
        throw outageOf(error)
      })
    },
    async close() {
      open = false
      transport.close({ force: true })
    },
  }
}

/** The oldest go first: a set keeps the order in which it was filled. */
function remember(handedOver: Set<string>, messageId: string): void {
  handedOver.add(messageId)
  const [oldest] = handedOver
  if (handedOver.size > REMEMBERED && oldest !== undefined) handedOver.delete(oldest)
}

/** Our retries are jobs with a memory, so the pool itself sends nothing twice (`maxRequeues`). */
function poolOptions(server: SmtpServer, limits: SmtpLimits) {
  return {
    pool: true as const,
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    tls: { rejectUnauthorized: server.checkCertificate },
    ...(server.auth ? { auth: { ...server.auth } } : {}),
    connectionTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.silenceMs,
    maxConnections: limits.connections,
    maxRequeues: 0,
    idleTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Whatever could start a new header line is gone before the mail is put together. */
function composed(mail: Mail, from: Mailbox): SendMailOptions {
  if (!isPlainAddress(mail.to.address)) {
    throw new Outage('The address is not one mailbox', { permanent: true })
  }
  return {
    from: { name: from.name, address: from.address },
    to: { name: oneLine(mail.to.name, 80), address: mail.to.address },
    envelope: { from: from.address, to: [mail.to.address] },
    subject: oneLine(mail.subject, LONGEST_VALUE),
    text: mail.text,
    html: mail.html,
    ...(mail.calendar
      ? { icalEvent: { method: mail.calendar.method, filename: 'askwell.ics', content: mail.calendar.text } }
      : {}),
    date: new Date(mail.at),
    messageId: bracketed(mail.messageId),
    ...(mail.thread ? { inReplyTo: bracketed(mail.thread), references: bracketed(mail.thread) } : {}),
    ...(mail.replyTo ? { replyTo: replyMailbox(mail.replyTo) } : {}),
    headers: Object.entries(mail.headers).map(([key, value]) => {
      assert(/^[A-Za-z][A-Za-z0-9-]*$/.test(key), 'a header has a plain name')
      return { key, value: oneLine(value, LONGEST_VALUE) }
    }),
  }
}

function replyMailbox({ name, address }: Mailbox): { name: string; address: string } {
  assert(isPlainAddress(address), 'answers go to one mailbox')
  return { name: oneLine(name, 80), address }
}

function bracketed(id: string): string {
  assert(/^[A-Za-z0-9.-]+@[A-Za-z0-9.-]+$/.test(id), 'a Message-ID is letters and digits at a host')
  return `<${id}>`
}
