import { localDate } from '#engine/reach/wall-clock.ts'
import type { Instant } from '#engine/time/instant.ts'
import type { Person } from './schema.ts'

type Dates = Pick<Person, 'leftAt' | 'startDate' | 'endDate' | 'zone'>

/** Belongs to the organisation at `now`: has begun, hasn't left, on their own calendar. Both days are worked. */
export function isActive(person: Dates, now: Instant): boolean {
  if (person.leftAt !== null && person.leftAt <= now) return false
  if (person.startDate === null && person.endDate === null) return true
  const today = localDate(now, person.zone ?? 'UTC')
  return (
    (person.startDate === null || person.startDate <= today) &&
    (person.endDate === null || today <= person.endDate)
  )
}
