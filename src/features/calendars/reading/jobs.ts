import { z } from 'zod'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { type CalendarSource, fetchBusy, type FetchedBusy } from '#platform/calendar/fetch-busy.ts'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { assert, isRefusal, Outage, type Refusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { AHEAD, BELIEVED, pauseAfter, TOO_OLD } from '../domain.ts'
import { type CalendarRow, findCalendar, lockCalendar, replaceBusy, saveReading } from '../store.ts'
import { READ } from './domain.ts'
import { doorFor, sourceFor } from './queries.ts'

const Payload = z.object({ calendarId: z.string() })
/**
 * One look at one calendar. Whatever comes of it is written down and the next look is set in the same transaction, so
 * the chain never breaks; an outage is no failure of the job, which would end it for good after a dozen.
 */
const read = outsideJob(READ, async ({ transact, services, now }, job) => {
  const { calendarId } = Payload.parse(job.payload)
  const looked = await transact((tx) => prepare(tx, services, calendarId))
  if (looked === null) return
  assert(!isRefusal(looked), 'A calendar is prepared or is not there.')
  const found = await look(looked, services, now())
  await transact(async (tx) => {
    const row = await lockCalendar(tx, calendarId)
    if (row !== null) await note(tx, row, found)
  })
})

export const jobs: readonly JobHandler[] = [read]

interface Looking {
  readonly row: CalendarRow
  /** a refusal of the keys where it was sealed with one that is gone; null where nobody is there to read it for */
  readonly source: { readonly is: CalendarSource | Refusal | null }
  readonly zone: string
  readonly email: string
}

async function prepare(tx: Tx, services: Services, calendarId: string): Promise<Looking | null> {
  const row = await findCalendar(tx, calendarId)
  const person = row && (await loadPerson(tx, row.personId))
  if (!row || !person?.email) return null
  const zone = person.zone ?? 'UTC'
  if (!isActive(person, tx.now)) return { row, source: { is: null }, zone, email: person.email }
  return { row, source: { is: await sourceFor(tx, services, row) }, zone, email: person.email }
}

type Found = FetchedBusy | Refusal | Outage | 'away'

async function look({ row, source, zone, email }: Looking, services: Services, now: Instant): Promise<Found> {
  if (source.is === null) return 'away'
  if (isRefusal(source.is)) return source.is
  const question = { from: later(now, -DAY), to: later(now, AHEAD), zone, email }
  const isFresh = row.readAt !== null && now - row.readAt < BELIEVED && now >= row.readAt
  try {
    return await fetchBusy(doorFor(services, source.is), source.is, question, isFresh ? row.tag : '')
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    return error
  }
}

async function note(tx: Tx, row: CalendarRow, found: Found): Promise<void> {
  const failed = found instanceof Outage || (found !== 'away' && isRefusal(found))
  const failures = failed ? row.failures + 1 : 0
  if (found === 'away') await replaceBusy(tx, row.id, [])
  else if (found instanceof Outage) await noteTrouble(tx, row, 'silent', found.message)
  else if (isRefusal(found)) await noteTrouble(tx, row, found.refusal, null)
  else await noteRead(tx, row, found)
  await saveReading(tx, row.id, { failures })
  const trouble = failed && !(found instanceof Outage) ? found.refusal : null
  const nextAt = later(tx.now, found === 'away' ? DAY : pauseAfter(failures, trouble))
  // one chain for each calendar: a look in between, by the button, begins no second one and puts nothing off; where it
  // went well after much trouble, the usual looks begin again at once
  const isBetween = row.nextAt > tx.now
  if (isBetween && (failed || row.nextAt <= nextAt)) return
  await saveReading(tx, row.id, { nextAt })
  tx.enqueue({
    kind: READ,
    key: `${READ}:${row.id}:${nextAt}`,
    payload: { calendarId: row.id },
    dueAt: nextAt,
  })
}

async function noteRead(tx: Tx, row: CalendarRow, found: FetchedBusy): Promise<void> {
  const well = { trouble: null, says: null, troubleAt: null }
  if ('unchanged' in found) return saveReading(tx, row.id, well)
  await replaceBusy(tx, row.id, found.busy)
  await saveReading(tx, row.id, { ...well, tag: found.tag, readAt: tx.now })
}

/** What was read before counts for a while: a server that is away for an hour doesn't make its people free. */
async function noteTrouble(tx: Tx, row: CalendarRow, trouble: string, says: string | null): Promise<void> {
  await saveReading(tx, row.id, { trouble, says, troubleAt: row.troubleAt ?? tx.now })
  if (row.readAt !== null && tx.now - row.readAt > TOO_OLD) await replaceBusy(tx, row.id, [])
}
