import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { startOfDate } from '#engine/reach/wall-clock.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Person } from '../schema.ts'

export const LAST_DAY_JOB = 'people.lastDay'

type Dated = Pick<Person, 'id' | 'endDate' | 'zone' | 'leftAt'>

/** Has the person leave when their last day is over; until then nobody but the dates knows. */
export function enqueueLastDay(tx: Tx, person: Dated): void {
  if (person.endDate === null || person.leftAt !== null) return
  tx.enqueue({
    kind: LAST_DAY_JOB,
    key: `${LAST_DAY_JOB}:${person.id}:${person.endDate}:${person.zone ?? 'UTC'}`,
    payload: { personId: person.id },
    dueAt: endOfLastDay(person.endDate, person.zone ?? 'UTC'),
  })
}

/** The first moment after a date on the calendar of a zone. */
export function endOfLastDay(date: string, zone: string): Instant {
  const next = new Date(later(startOfDate(date, 'UTC'), DAY)).toISOString().slice(0, 10)
  return startOfDate(next, zone)
}
