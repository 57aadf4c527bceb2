import { type OwnEntry, putEntry, removeEntry } from '#platform/caldav/put-entry.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { doorFor, sourceFor } from '../reading/queries.ts'
import { calendarsOf, findCalendar, saveReading } from '../store.ts'
import { deleteEntry, findEntry, saveEntry } from './store.ts'

/** The calendars into which this person lets agreed times be put. */
export async function writableCalendars(tx: Tx, personId: string): Promise<string[]> {
  return (await calendarsOf(tx, personId)).filter(({ writes }) => writes).map(({ id }) => id)
}

interface Writing {
  readonly calendarId: string
  readonly holdId: string
  /** null: it is let go */
  readonly ics: string | null
}

/**
 * Brings one hold into one calendar, or out of it. May be done again after a crash: it is the same entry. What its
 * person has changed or removed stays as they left it, and we write to it no more.
 *
 * @throws Outage where the server doesn't answer: the job comes again
 */
export async function writeIntoCalendar(
  { transact, services }: { readonly transact: Transact; readonly services: Services },
  { calendarId, holdId, ics }: Writing,
): Promise<void> {
  const prepared = await transact(async (tx) => {
    const row = await findCalendar(tx, calendarId)
    const source = row?.writes ? await sourceFor(tx, services, row) : null
    return { source, entry: await findEntry(tx, { calendarId, holdId }) }
  })
  if (isRefusal(prepared)) return
  const { source, entry } = prepared
  if (source === null || isRefusal(source) || source.kind !== 'caldav') return
  // what was never put there, or is theirs by now, isn't taken out
  if (ics === null && entry === undefined) return
  const own: OwnEntry = { name: holdId, tag: entry?.tag ?? null }
  const door = doorFor(services, source)
  const done = await (ics === null
    ? removeEntry(door, source.account, own)
    : putEntry(door, source.account, own, ics))
  await transact((tx) => note(tx, { calendarId, holdId }, done))
}

type Done = Awaited<ReturnType<typeof putEntry>> | Awaited<ReturnType<typeof removeEntry>>

async function note(
  tx: Tx,
  of: { readonly calendarId: string; readonly holdId: string },
  done: Done | Refusal,
): Promise<void> {
  if (done === 'theirs' || done === 'removed') return deleteEntry(tx, of)
  if (isRefusal(done)) {
    return saveReading(tx, of.calendarId, { trouble: done.refusal, says: null, troubleAt: tx.now })
  }
  // the calendar may have been disconnected meanwhile
  if ((await findCalendar(tx, of.calendarId)) !== null) await saveEntry(tx, of, done.tag)
}
