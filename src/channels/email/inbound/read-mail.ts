import PostalMime, { type Address, addressParser, type Email } from 'postal-mime'
import { idOf } from '#platform/ids.ts'

/** A mail that came in, as far as we look at it. */
export interface IncomingMail {
  /** its Message-ID, or a name made from its bytes where it has none */
  readonly id: string
  readonly email: Email
  /** the values of each header of that name, lower case, in order */
  header(name: string): readonly string[]
  /** every mailbox that it was sent or delivered to, lower case */
  readonly receivers: readonly string[]
  /** the one mailbox that it says it is from; null where it names none or several */
  readonly from: string | null
}

export const LARGEST_MAIL = 1_048_576
const MOST_PARTS = 100
const DEEPEST = 20
const LARGEST_HEADERS = 131_072

/** Takes a mail apart, within limits that no person's reply meets. */
export async function readMail(
  raw: Uint8Array,
): Promise<IncomingMail | { readonly failed: 'tooLarge' | 'unreadable'; readonly id: string }> {
  const bytesId = idOf('mail in', Buffer.from(raw.subarray(0, LARGEST_MAIL)).toString('latin1'))
  if (raw.byteLength > LARGEST_MAIL) return { failed: 'tooLarge', id: bytesId }
  if (countParts(raw) > MOST_PARTS) return { failed: 'unreadable', id: bytesId }
  try {
    const email = await PostalMime.parse(raw, {
      attachmentEncoding: 'utf8',
      forceRfc822Attachments: true,
      maxNestingDepth: DEEPEST,
      maxHeadersSize: LARGEST_HEADERS,
    })
    return incoming(email, bytesId)
  } catch {
    // What can't be read is nothing to act on; that it came is counted by the caller.
    return { failed: 'unreadable', id: bytesId }
  }
}

function incoming(email: Email, bytesId: string): IncomingMail {
  const header = (name: string) =>
    email.headers.filter(({ key }) => key === name).map(({ value }) => value.trim())
  const named = [...(email.to ?? []), ...(email.cc ?? [])].flatMap(mailboxes)
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap(header).map(bare)
  // read anew: the parser keeps the first of several, and a mail from two people is from nobody
  const from = header('from').flatMap((value) => addressParser(value).flatMap(mailboxes))
  const said = /^<([^<>\s]{1,250})>$/.exec(email.messageId?.trim() ?? '')?.[1]
  return {
    id: said ?? bytesId,
    email,
    header,
    receivers: [...new Set([...named, ...delivered].map((address) => address.toLowerCase()))].slice(0, 50),
    from: from.length === 1 ? (from[0]?.toLowerCase() ?? null) : null,
  }
}

function mailboxes(address: Address): string[] {
  return address.group === undefined ? [address.address] : address.group.map((one) => one.address)
}

function bare(value: string): string {
  return value.replace(/^.*<|>.*$/g, '').trim()
}

/** Boundary lines, roughly: a bomb of tiny parts is turned away before anything is built from it. */
function countParts(raw: Uint8Array): number {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  return text.match(/^content-type:/gim)?.length ?? 0
}
