import type { Instant } from '#engine/time/instant.ts'

/** One mail to one mailbox. There is no field for a second receiver, a copy or a file. */
export interface Mail {
  readonly to: Mailbox
  readonly subject: string
  readonly text: string
  readonly html: string
  /** without angle brackets; the same for each try, so that a mail store can drop a second copy */
  readonly messageId: string
  /** Message-ID, without angle brackets, of what it belongs to */
  readonly thread?: string
  /** where an answer goes, if not to the sender */
  readonly replyTo?: Mailbox
  /** an iCalendar text (RFC 6047), which calendars take from the mail by themselves */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string }
  readonly at: Instant
  /** further headers; values from outside are flattened to one line */
  readonly headers: Readonly<Record<string, string>>
}

export interface Mailbox {
  readonly name: string
  readonly address: string
}

export interface Mailer {
  /** host of MAIL_FROM, in ASCII: the right-hand side of our Message-IDs */
  readonly host: string

  /**
   * Hands the mail to the server.
   *
   * @throws Outage: `permanent` where the server refused this receiver or this mail for good (5xx); otherwise try
   *         again, also where nobody knows whether it arrived (a connection that broke after the last line)
   */
  send(mail: Mail): Promise<void>

  /** Connects and signs in, and sends nothing. @throws Outage with the reason */
  check(): Promise<void>

  /** Ends connections; what is still under way fails as an Outage. */
  close(): Promise<void>
}
