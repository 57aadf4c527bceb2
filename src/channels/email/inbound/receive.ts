import { readHoldAnswer } from '#platform/calendar/read-answer.ts'
import type { Received } from '../../contract.ts'
import { isAutomatic } from './automatic.ts'
import { readBounce } from './bounce.ts'
import { readMail, type IncomingMail } from './read-mail.ts'
import { keysIn } from './reply-address.ts'
import { replyFromPage, replyText } from './reply-text.ts'

/** One mail may answer a few of ours at once, never a hundred. */
const MOST_KEYS = 3

/**
 * @param mailbox the address that takes replies, as people write it
 * @see Channel.receive
 */
export async function receiveMail(raw: Uint8Array, mailbox: string): Promise<readonly Received[]> {
  const mail = await readMail(raw)
  if ('failed' in mail) return [{ kind: 'nothing', externalId: mail.id, why: mail.failed }]
  const nothing = (why: 'automatic' | 'noKey' | 'empty'): readonly Received[] => [
    { kind: 'nothing', externalId: mail.id, why },
  ]
  const bounce = readBounce(mail)
  if (bounce !== null) {
    const { messageId, address, code } = bounce
    return [{ kind: 'bounce', externalId: mail.id, deliveryId: messageId, address, code }]
  }
  const answer = await calendarAnswer(mail)
  if (answer !== null) return [answer]
  if (isAutomatic(mail)) return nothing('automatic')
  const keys = keysIn(mail.receivers, mailbox).slice(0, MOST_KEYS)
  if (keys.length === 0) return nothing('noKey')
  const text = ownText(mail)
  if (text === '') return nothing('empty')
  return keys.map((key) => ({
    kind: 'reply' as const,
    externalId: `${mail.id} ${key}`,
    key,
    from: mail.from ?? '',
    text,
  }))
}

/** Some calendars mark what they answer for their person as automatic, so they are heard before that is asked. */
async function calendarAnswer(mail: IncomingMail): Promise<Received | null> {
  const part = mail.email.attachments.find(({ mimeType }) => /^text\/calendar\b/i.test(mimeType))
  const found = part === undefined ? null : await readHoldAnswer(textOf(part.content))
  // who answers for somebody else answers for nobody
  if (found === null || found.from !== mail.from) return null
  return { kind: 'holdAnswer', externalId: mail.id, ...found }
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('utf8')
}

function ownText({ email }: IncomingMail): string {
  const plain = replyText(email.text ?? '')
  return plain !== '' || email.html === undefined ? plain : replyFromPage(email.html)
}
