import { insideJob, type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { noteSent, noteTrouble } from './channels/store.ts'
import { leaveForDigest } from './digest/commands.ts'
import { choiceFor, draft, MAIL } from './letter/queries.ts'
import { mailOutKey, makersKey } from './messages.ts'
import { keepReplyKey, markDead } from './replies/commands.ts'
import { findMail, insertMail, lockNotice, settleMail, settleNotice } from './store.ts'

/** In the app: exactly once, because marking it delivered and listing it are one transaction. */
const deliver = insideJob('notices.deliver', async ({ tx, services }, job) => {
  const { noticeId } = job.payload as { noticeId: string }
  const row = await lockNotice(tx, noticeId)
  if (row?.state !== 'waiting') return
  const drafted = await draft(tx, services, row)
  if (drafted === null) return settleNotice(tx, noticeId, 'dropped')
  const { moment } = drafted
  const waits = services.get(makersKey).get(row.kind)?.inApp === 'atMoment'
  if (waits && moment === null) return settleNotice(tx, noticeId, 'dropped')
  if (waits && moment !== null && moment > tx.now) {
    return tx.enqueue({
      kind: 'notices.deliver',
      key: `notice:${noticeId}:${moment}`,
      payload: { noticeId },
      dueAt: moment,
    })
  }
  await settleNotice(tx, noticeId, 'delivered')
  const about = { kind: 'notice', id: noticeId }
  tx.append({
    type: 'notice.delivered',
    about,
    payload: { noticeId },
    hear: [{ about, people: [row.personId] }],
  })
  if (services.get(mailOutKey) === null || moment === null) return
  const choice = await choiceFor(tx, services, row, drafted)
  if (choice === 'digest') return leaveForDigest(tx, row.personId, drafted.reach)
  if (choice === 'off') return
  await insertMail(tx, noticeId)
  tx.enqueue({ kind: 'notices.mail', key: `mail:${noticeId}`, payload: { noticeId }, dueAt: moment })
})

/**
 * By mail: at least once. What is asked again right before sending (still true? still here? still wanted?) keeps a
 * held message from saying what is over; the delivery key keeps a second copy after a crash recognisable.
 */
const mail = outsideJob('notices.mail', async ({ transact, services }, job) => {
  const { noticeId } = job.payload as { noticeId: string }
  const mailOut = services.get(mailOutKey)
  const letter = await transact((tx) => write(tx, services, noticeId))
  if (letter === null || isRefusal(letter) || mailOut === null) return
  const deliveryKey = `notice:${noticeId}:email`
  try {
    const { externalId } = await mailOut.deliver(letter.message, letter.address, deliveryKey)
    await transact(async (tx) => {
      await settleMail(tx, noticeId, 'sent', externalId ?? null)
      await noteSent(tx, MAIL)
    })
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    const { permanent, addressCode } = error
    await transact(async (tx) => {
      if (permanent) await settleMail(tx, noticeId, 'failed', null)
      else await noteTrouble(tx, MAIL, error.message)
      if (addressCode === undefined) return
      const { personId, address } = letter
      await markDead(tx, { personId, channel: MAIL, address, code: addressCode })
    })
    // an address that takes nothing is told to its person and to the admin: no job has to stay dead for it
    if (addressCode === undefined) throw error
  }
})

export const jobs: readonly JobHandler[] = [deliver, mail]

async function write(
  tx: Tx,
  services: Services,
  noticeId: string,
): Promise<{ message: Message; address: string; personId: string } | null> {
  const row = await lockNotice(tx, noticeId)
  const held = row && (await findMail(tx, noticeId))
  if (!row || held?.state !== 'waiting') return null
  const drafted = await draft(tx, services, row)
  const choice = drafted && (await choiceFor(tx, services, row, drafted))
  if (drafted === null || drafted.moment === null || choice !== 'atOnce') {
    await settleMail(tx, noticeId, 'dropped', null)
    return null
  }
  const { moment } = drafted
  if (moment > tx.now) {
    const key = `mail:${noticeId}:${moment}`
    tx.enqueue({ kind: 'notices.mail', key, payload: { noticeId }, dueAt: moment })
    return null
  }
  const { message, address, reply } = drafted
  const takes = reply !== undefined && (services.get(mailOutKey)?.takesReplies ?? false)
  const replyKey = takes ? await keepReplyKey(tx, services, row, reply) : undefined
  return {
    message: { ...message, ...(replyKey === undefined ? {} : { replyKey }) },
    address,
    personId: row.personId,
  }
}
