import type { IncomingMail } from './read-mail.ts'

export interface Bounce {
  /** Message-ID of ours that came back, without brackets */
  readonly messageId: string
  readonly address: string
  /** `5.1.1` (RFC 3463) */
  readonly code: string
}

/**
 * What a delivery report (RFC 3464) says of a mail of ours; null where it is none, where it only tells of a delay,
 * or where it doesn't return the headers of what it is about: then anybody could have made it up.
 */
export function readBounce(mail: IncomingMail): Bounce | null {
  if (!mail.header('content-type').some((value) => /^multipart\/report\b.*delivery-status/is.test(value))) {
    return null
  }
  const part = (pattern: RegExp) =>
    mail.email.attachments.flatMap(({ mimeType, content }) =>
      pattern.test(mimeType) && typeof content === 'string' ? [content] : [],
    )[0]
  const report = part(/^message\/(?:global-)?delivery-status$/)
  const returned = part(/^(?:message\/rfc822|message\/global|text\/rfc822-headers|message\/global-headers)$/)
  if (report === undefined || returned === undefined) return null
  const messageId = /^message-id:\s*<([^<>\s]{1,250})>/im.exec(headersOf(returned))?.[1]
  const address = field(report, 'Final-Recipient') ?? field(report, 'Original-Recipient')
  const code = /^(?:status):\s*(5\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1]
  const failed = /^action:\s*failed/im.test(report)
  if (messageId === undefined || address === undefined || code === undefined || !failed) return null
  return { messageId, address: address.toLowerCase(), code }
}

function field(report: string, name: string): string | undefined {
  return new RegExp(`^${name}:\\s*rfc822\\s*;\\s*<?([^<>\\s]{1,254})>?\\s*$`, 'im').exec(report)?.[1]
}

function headersOf(returned: string): string {
  return returned.split(/\r?\n\r?\n/, 1)[0] ?? ''
}
