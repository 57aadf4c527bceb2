import type { Instant } from '#engine/time/instant.ts'
import { insideJob, type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Message } from '#platform/message.ts'
import { assert, isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { nextMoment } from '#engine/reach/next-moment.ts'
import type { Reach } from '#features/reach/schema.ts'
import { loadReach } from '#features/reach/queries.ts'
import { noteSent, noteTrouble } from './channels/store.ts'
import type { Notice } from './domain.ts'
import { type Content, linksKey, mailOutKey, makersKey, sayKey } from './messages.ts'
import { keepReplyKey, markDead } from './replies/commands.ts'
import { findDeadAddress } from './replies/store.ts'
import {
  findMail,
  insertMail,
  isUnsubscribed,
  lockNotice,
  type NoticeRow,
  noticeOf,
  settleMail,
  settleNotice,
} from './store.ts'

/** The channel's id, as its folder is called. */
const MAIL = 'email'

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
  if (!(await wantsMail(tx, services, row, drafted))) return
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
  if (drafted === null || drafted.moment === null || !(await wantsMail(tx, services, row, drafted))) {
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

/** Whether this kind goes to this person by mail at all: their choice, and an address that takes mail. */
async function wantsMail(tx: Tx, services: Services, row: NoticeRow, drafted: Draft): Promise<boolean> {
  if (services.get(makersKey).get(row.kind)?.byMail === false || drafted.reach.mail !== 'atOnce') return false
  if (await isUnsubscribed(tx, row.personId, row.kind)) return false
  const dead = await findDeadAddress(tx, row.personId, MAIL)
  return dead?.address !== drafted.address
}

interface Draft {
  readonly message: Message
  readonly address: string
  readonly reach: Reach
  readonly reply: Content['reply']
  /** the next moment at which this may reach them; null where there is none */
  readonly moment: Instant | null
}

/** Null where it is no longer true, or the person is no longer here. */
async function draft(tx: Tx, services: Services, row: NoticeRow): Promise<Draft | null> {
  const person = await loadPerson(tx, row.personId)
  if (!person?.email || !isActive(person, tx.now)) return null
  const reach = (await loadReach(tx, [person.id])).get(person.id)
  const maker = services.get(makersKey).get(row.kind)
  assert(reach && maker, `Somebody knows how to say a notice of the kind ${row.kind}.`)
  const notice = noticeOf(row)
  const lang = person.languages[0] ?? 'en'
  const links = services.get(linksKey)
  const content = await maker.compose(
    { tx, links, say: services.get(sayKey), lang, zone: reach.zone },
    notice,
  )
  if (content === null) return null
  const to = { name: person.name, zone: reach.zone, lang }
  const { urgent = false, reply, ...said } = content
  const message = messageOf(notice, to, said, services)
  const moment = nextMoment(reach, tx.now, { urgent })
  return { message, address: person.email, reach, reply, moment }
}

function messageOf(notice: Notice, to: Message['to'], content: Content, services: Services): Message {
  const what = services.get(sayKey)(to.lang, `${notice.kind}.mailKind`)
  return {
    ...content,
    noticeId: notice.id,
    kind: notice.kind,
    to,
    at: notice.at,
    unsubscribe: { ...services.get(linksKey).unsubscribe(notice.personId, notice.kind), what },
    ...(notice.askId ? { threadKey: notice.askId } : {}),
  }
}
