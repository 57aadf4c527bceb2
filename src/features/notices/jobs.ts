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
import type { Notice } from './domain.ts'
import { type Content, linksKey, mailOutKey, makersKey, sayKey } from './messages.ts'
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

/** In the app: exactly once, because marking it delivered and listing it are one transaction. */
const deliver = insideJob('notices.deliver', async ({ tx, services }, job) => {
  const { noticeId } = job.payload as { noticeId: string }
  const row = await lockNotice(tx, noticeId)
  if (row?.state !== 'waiting') return
  const drafted = await draft(tx, services, row)
  if (drafted === null) return settleNotice(tx, noticeId, 'dropped')
  const { reach, moment } = drafted
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
  if (services.get(mailOutKey) === null || reach.mail !== 'atOnce' || moment === null) return
  if (await isUnsubscribed(tx, row.personId, row.kind)) return
  await insertMail(tx, noticeId)
  tx.enqueue({ kind: 'notices.mail', key: `mail:${noticeId}`, payload: { noticeId }, dueAt: moment })
})

/**
 * By mail: at least once. What is asked again right before sending (still true? still here? still wanted?) keeps a
 * held message from saying what is over; the delivery key keeps a second copy after a crash recognisable.
 */
const mail = outsideJob('notices.mail', async ({ transact, services }, job) => {
  const { noticeId } = job.payload as { noticeId: string }
  const letter = await transact((tx) => write(tx, services, noticeId))
  const mailOut = services.get(mailOutKey)
  if (letter === null || isRefusal(letter) || mailOut === null) return
  const deliveryKey = `notice:${noticeId}:email`
  try {
    const { externalId } = await mailOut.deliver(letter.message, letter.address, deliveryKey)
    await transact((tx) => settleMail(tx, noticeId, 'sent', externalId ?? null))
  } catch (error) {
    if (error instanceof Outage && error.permanent) {
      await transact((tx) => settleMail(tx, noticeId, 'failed', null))
    }
    throw error
  }
})

export const jobs: readonly JobHandler[] = [deliver, mail]

async function write(
  tx: Tx,
  services: Services,
  noticeId: string,
): Promise<{ message: Message; address: string } | null> {
  const row = await lockNotice(tx, noticeId)
  const held = row && (await findMail(tx, noticeId))
  if (!row || held?.state !== 'waiting') return null
  const drafted = await draft(tx, services, row)
  if (
    drafted === null ||
    drafted.moment === null ||
    drafted.reach.mail !== 'atOnce' ||
    (await isUnsubscribed(tx, row.personId, row.kind))
  ) {
    await settleMail(tx, noticeId, 'dropped', null)
    return null
  }
  const { moment } = drafted
  if (moment > tx.now) {
    const key = `mail:${noticeId}:${moment}`
    tx.enqueue({ kind: 'notices.mail', key, payload: { noticeId }, dueAt: moment })
    return null
  }
  return { message: drafted.message, address: drafted.address }
}

interface Draft {
  readonly message: Message
  readonly address: string
  readonly reach: Reach
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
  const { urgent = false, ...said } = content
  const message = messageOf(notice, to, said, services)
  return { message, address: person.email, reach, moment: nextMoment(reach, tx.now, { urgent }) }
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
