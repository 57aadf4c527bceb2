import { DAY, HOUR, instant, type Instant } from '#engine/time/instant.ts'
import { localTime, momentOf } from '#engine/time/zone.ts'

/** A digest that waited out somebody's holiday doesn't go further back than this. */
export const DIGEST_LOOKS_BACK = 28 * DAY

/** One digest: whose, by which channel, in which week. */
export interface DigestOf {
  readonly personId: string
  readonly channel: string
  readonly week: string
}

/** Its name for jobs and for the other side; mail's is as it was when there was no other channel. */
export function digestKey({ personId, channel, week }: DigestOf): string {
  const usual = `digest:${personId}:${week}`
  return channel === 'email' ? usual : `${usual}:${channel}`
}

/** How many things a digest tells one by one; of the rest it says how many there are. */
export const MOST_ITEMS = 20

/**
 * The next Monday, nine in the morning where the person is, and the name of that week: what happens on a Monday
 * after nine is in the next one.
 *
 * @example digestMoment(friday, 'Europe/Berlin')  // { week: '2026-11-30', at: Monday 08:00 UTC }
 */
export function digestMoment(now: Instant, zone: string): { readonly week: string; readonly at: Instant } {
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = localTime(instant(now + ahead * DAY), zone).slice(0, 10)
    const isMonday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1
    const at = isMonday ? momentOf(`${date}T09:00`, zone) : null
    if (at !== null && at > now) return { week: date, at }
  }
  // nine days hold a Monday in every zone; a clock that skips one loses an hour of a digest and nothing else
  return { week: localTime(now, zone).slice(0, 10), at: instant(now + 7 * DAY + HOUR) }
}
