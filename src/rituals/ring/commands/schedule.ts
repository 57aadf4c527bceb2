import { HOUR, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import { localTime, momentOf } from '#engine/time/zone.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { ONE_TABLE, phaseOf } from '../domain/phases.ts'
import type { Plan, RingState } from '../domain/state.ts'

/** Jobs of a plan: the evening before, and the digests of a ring that is open for days. Others find it moved. */
export function scheduleRing(tx: Tx, id: string, plan: Plan): void {
  const { startsAt } = plan
  const dueAt = eveOf(startsAt, plan.zone)
  tx.enqueue({ kind: 'ring.eve', key: `ring.eve:${id}:${startsAt}`, payload: { id, startsAt }, dueAt })
  if (plan.form === 'live') return
  for (const at of digestsOf(plan)) {
    tx.enqueue({ kind: 'ring.digest', key: `ring.digest:${id}:${at}`, payload: { id, at }, dueAt: at })
  }
}

/** Where people gather who will sit at several tables, and a card of theirs is there already. */
export function needsTables(state: RingState): boolean {
  const isLarge = Math.max(state.plan.expected, Object.keys(state.seats).length) > ONE_TABLE
  return isLarge && state.plan.form === 'live' && phaseOf(state) === 'lobby'
}

/** At the end of this minute, once for all that was written in it. */
export function weighLater(tx: Tx, id: string): void {
  const dueAt = instant((Math.floor(tx.now / MINUTE) + 1) * MINUTE)
  tx.enqueue({ kind: 'ring.weigh', key: `ring.weigh:${id}:${dueAt}`, payload: { id }, dueAt })
}

const EVE = '18:00'
const MORNING = '09:00'
const EVENING = '17:00'

/** Six in the evening of the day before, where the ring is. */
export function eveOf(startsAt: Instant, zone: string): Instant {
  const day = localTime(later(startsAt, -24 * HOUR), zone).slice(0, 10)
  return momentOf(`${day}T${EVE}`, zone) ?? startsAt
}

/** Nine o'clock of that day, where the ring is; of the next day where that is past. */
export function opensAt(wished: Instant, zone: string, now: Instant): Instant {
  const at = (moment: Instant) =>
    momentOf(`${localTime(moment, zone).slice(0, 10)}T${MORNING}`, zone) ?? moment
  const first = at(wished)
  return first > now ? first : at(later(now, 24 * HOUR))
}

/** Nine and five o'clock, between an hour after the opening and the end. */
export function digestsOf({ startsAt, zone, asyncHours }: Plan): Instant[] {
  const days = Array.from({ length: Math.ceil(asyncHours / 24) + 1 }, (_, day) =>
    later(startsAt, day * 24 * HOUR),
  )
  const moments = days.flatMap((day) =>
    [MORNING, EVENING].flatMap(
      (time) => momentOf(`${localTime(day, zone).slice(0, 10)}T${time}`, zone) ?? [],
    ),
  )
  return moments.filter((at) => at >= startsAt + HOUR && at < startsAt + asyncHours * HOUR)
}
