import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { placeOf } from '../addresses/queries.ts'
import { leaveForDigest } from '../digest/commands.ts'
import { choiceFor, draft, type Draft } from '../letter/queries.ts'
import { makersKey, type MessageMaker, type WayOut, waysOutKey } from '../messages.ts'
import { lookUp } from '../meeting/commands.ts'
import { lockNotice, type NoticeRow } from '../store.ts'
import { beginDelivery, findDelivery, findThread, listDelivered } from './store.ts'

export const SEND = 'notices.send'
export const REFRESH = 'notices.refresh'

/** One delivery for each channel that the person chose for this kind, each with a life of its own. */
export async function sendOut(tx: Tx, services: Services, row: NoticeRow, drafted: Draft): Promise<void> {
  for (const way of services.get(waysOutKey).values()) {
    const place = await placeOf(tx, way, drafted.person)
    if (place !== null || !way.find) await sendBy(tx, services, { way, row, drafted })
    else if (services.get(makersKey).get(row.kind)?.byMail !== false)
      await lookUp(tx, way, row.personId, row.id)
  }
}

/** The same by one channel alone, for a notice that waited until it was known where this reaches its person. */
export async function sendOneOut(tx: Tx, services: Services, way: WayOut, noticeId: string): Promise<void> {
  const row = await lockNotice(tx, noticeId)
  const drafted =
    row?.state === 'delivered' || row?.state === 'outside' ? await draft(tx, services, row) : null
  if (row && drafted) await sendBy(tx, services, { way, row, drafted })
}

interface Sending {
  readonly way: WayOut
  readonly row: NoticeRow
  readonly drafted: Draft
}

async function sendBy(tx: Tx, services: Services, { way, row, drafted }: Sending): Promise<void> {
  const { person, reach, moment } = drafted
  if (moment === null) return
  const of = { personId: person.id, kind: row.kind, channel: way.id }
  const choice = await choiceFor(tx, services, of, { place: await placeOf(tx, way, person), reach })
  if (choice === 'digest') await leaveForDigest(tx, of, reach)
  if (choice !== 'atOnce' || (await isSaidByChange(tx, services, way, row))) return
  const payload = { noticeId: row.id, channel: way.id }
  if (await findDelivery(tx, payload)) return
  await beginDelivery(tx, payload)
  tx.enqueue({ kind: SEND, key: `send:${way.id}:${row.id}`, payload, dueAt: moment })
}

/** The message that they have there says it, in its place. */
async function isSaidByChange(
  tx: Tx,
  services: Services,
  way: WayOut,
  { kind, askId, personId }: NoticeRow,
): Promise<boolean> {
  if (!way.update || askId === null || !services.get(makersKey).get(kind)?.saidByChange) return false
  return (await findThread(tx, { personId, askId, channel: way.id })) !== null
}

/** After what changes an ask, each message about it that can be changed is looked at again. */
export function refreshAfter(makers: readonly MessageMaker[]): Reaction {
  const types = new Set(makers.flatMap(({ changedBy = [] }) => changedBy))
  return reaction('notices.refreshAfter', [...types], async ({ tx, services }, event) => {
    const askId = event.about.kind === 'ask' ? event.about.id : event.payload['askId']
    const ways = [...services.get(waysOutKey).values()].filter((way) => way.update)
    if (typeof askId !== 'string') return
    for (const of of await listDelivered(
      tx,
      askId,
      ways.map(({ id }) => id),
    )) {
      const key = `refresh:${of.channel}:${of.noticeId}:${event.id}`
      tx.enqueue({ kind: REFRESH, key, payload: { ...of }, dueAt: tx.now })
    }
  })
}
