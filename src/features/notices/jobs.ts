import { z } from 'zod'
import { insideJob, type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type Place, placeOf } from './addresses/queries.ts'
import { deleteBrowsers } from './browsers/store.ts'
import { noteSent, noteTrouble } from './channels/store.ts'
import { REFRESH, SEND, sendOut } from './deliveries/commands.ts'
import { hashOf } from './deliveries/jobs.ts'
import { type DeliveryOf, findDelivery, findThread, noteTried, settleDelivery } from './deliveries/store.ts'
import { choiceFor, draft, type Draft, MAIL } from './letter/queries.ts'
import { type DeliveryTry, makersKey, type WayOut, waysOutKey } from './messages.ts'
import { keepReplyKey, markDead } from './replies/commands.ts'
import { lockNotice, type NoticeRow, settleNotice } from './store.ts'

const Payload = z.object({ noticeId: z.string(), channel: z.string().default(MAIL) })

/** In the app: exactly once, because marking it delivered and listing it are one transaction. */
const deliver = insideJob('notices.deliver', async ({ tx, services }, job) => {
  const { noticeId } = job.payload as { noticeId: string }
  const row = await lockNotice(tx, noticeId)
  if (row?.state !== 'waiting') return
  const drafted = await draft(tx, services, row)
  if (drafted === null) return settleNotice(tx, noticeId, 'dropped')
  const { moment } = drafted
  const maker = services.get(makersKey).get(row.kind)
  if (maker?.only !== undefined) {
    await settleNotice(tx, noticeId, 'outside')
    return sendOut(tx, services, row, { ...drafted, moment: tx.now })
  }
  const waits = maker?.inApp === 'atMoment'
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
  await sendOut(tx, services, row, drafted)
})

/**
 * Out of the app: at least once. What is asked again right before sending (still true? still here? still wanted?)
 * keeps a held message from saying what is over; the delivery key keeps a second copy after a crash recognisable.
 */
const send = (kind: string): JobHandler =>
  outsideJob(kind, async ({ transact, services }, job) => {
    const of = Payload.parse(job.payload)
    const { noticeId, channel } = of
    const way = services.get(waysOutKey).get(channel)
    const letter = await transact((tx) => write(tx, services, of, way))
    if (letter === null || isRefusal(letter) || way === undefined) return
    try {
      const { externalId, goneBrowsers = [] } = await way.deliver(
        letter.message,
        letter.place.address,
        letter.delivery,
      )
      await transact(async (tx) => {
        const sent = { ...(externalId ? { externalId } : {}), shown: hashOf(letter.message) }
        await settleDelivery(tx, of, 'sent', sent)
        await deleteBrowsers(tx, { personId: letter.personId, channel }, goneBrowsers)
        await noteSent(tx, channel)
        // what changed while it was on its way is told by its change
        if (way.update)
          tx.enqueue({ kind: REFRESH, key: `refresh:${channel}:${noticeId}`, payload: of, dueAt: tx.now })
      })
    } catch (error) {
      if (!(error instanceof Outage)) throw error
      const { permanent, addressCode } = error
      await transact(async (tx) => {
        if (permanent) await settleDelivery(tx, of, 'failed')
        else await noteTrouble(tx, channel, error.message)
        if (addressCode === undefined) return
        const address = letter.place.text
        await markDead(tx, { personId: letter.personId, channel, address, code: addressCode })
      })
      // an address that takes nothing is told to its person and to the admin: no job has to stay dead for it
      if (addressCode === undefined) throw error
    }
  })

/** The second was written by versions that had mail alone; what they left waiting still goes out. */
export const jobs: readonly JobHandler[] = [deliver, send(SEND), send('notices.mail')]

interface Letter {
  readonly message: Message
  readonly place: Place
  readonly personId: string
  readonly delivery: DeliveryTry
}

async function write(
  tx: Tx,
  services: Services,
  of: DeliveryOf,
  way: WayOut | undefined,
): Promise<Letter | null> {
  const row = await lockNotice(tx, of.noticeId)
  const held = row && (await findDelivery(tx, of))
  // a channel that isn't set up just now keeps what waits for it
  if (!row || held?.state !== 'waiting' || way === undefined) return null
  const drafted = await draft(tx, services, row)
  const place = drafted && (await placeOf(tx, way, drafted.person))
  const about = { personId: row.personId, kind: row.kind, channel: of.channel }
  const choice = drafted && (await choiceFor(tx, services, about, { place, reach: drafted.reach }))
  if (drafted === null || place === null || drafted.moment === null || choice !== 'atOnce') {
    await settleDelivery(tx, of, 'dropped')
    return null
  }
  const { moment } = drafted
  if (moment > tx.now) {
    tx.enqueue({
      kind: SEND,
      key: `send:${of.channel}:${of.noticeId}:${moment}`,
      payload: { ...of },
      dueAt: moment,
    })
    return null
  }
  const message = await messageFor(tx, services, row, { way, drafted })
  await noteTried(tx, of)
  return {
    message,
    place,
    personId: row.personId,
    delivery: await deliveryTry(tx, of, row, held.triedAt !== null),
  }
}

async function deliveryTry(
  tx: Tx,
  { noticeId, channel }: DeliveryOf,
  { personId, askId }: NoticeRow,
  isAgain: boolean,
): Promise<DeliveryTry> {
  const threadId = askId === null ? null : await findThread(tx, { personId, askId, channel })
  return {
    key: `notice:${noticeId}:${channel}`,
    ...(threadId === null ? {} : { threadId }),
    ...(isAgain ? { isAgain } : {}),
  }
}

/** With the way back that this channel has. The link that ends a kind ends its mail, so it stands in mail alone. */
async function messageFor(
  tx: Tx,
  services: Services,
  row: NoticeRow,
  { way, drafted }: { readonly way: WayOut; readonly drafted: Draft },
): Promise<Message> {
  const { unsubscribe, ...message } = drafted.message
  const { reply } = drafted
  const replyKey = reply && way.takesReplies ? await keepReplyKey(tx, services, row, reply) : undefined
  return {
    ...message,
    ...(way.id === MAIL && unsubscribe !== undefined ? { unsubscribe } : {}),
    ...(replyKey === undefined ? {} : { replyKey }),
  }
}
