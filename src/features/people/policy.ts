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

type Viewer = { readonly kind: string; readonly personId?: string; readonly role?: Person['role'] }

/** Addresses, dates and that somebody has left are for the person and for admins. */
export function maySeeDetails(viewer: Viewer, personId: string): boolean {
  return viewer.kind === 'system' || viewer.role === 'admin' || viewer.personId === personId
}

/** Who isn't here (any more) is known to admins and to themselves. */
export function maySee(viewer: Viewer, person: Person, now: Instant): boolean {
  return person.erasedAt === null && (isActive(person, now) || maySeeDetails(viewer, person.id))
}
