import { localHour } from '#kit/time/when.ts'
import { byDay } from './plan.ts'

const DAY = 86_400_000

export type LaterTime = { readonly id: 'tomorrow' | 'afterFocus' | 'nextWeek'; readonly at: number }

/**
 * When an ask can come back: after the focus that is on now, tomorrow, on next week's Monday; by day, and before it is
 * needed. What would come too late is not offered.
 *
 * @param needBy epoch milliseconds; infinite where there is no deadline
 * @param focusUntil null where no focus is on
 */
export function laterTimes(
  now: number,
  needBy: number,
  focusUntil: number | null,
  zone: string,
): readonly LaterTime[] {
  const free = Number.POSITIVE_INFINITY
  const toMonday = (8 - localHour(now, zone).weekday) % 7 || 7
  const times: readonly LaterTime[] = [
    ...(focusUntil === null ? [] : [{ id: 'afterFocus', at: focusUntil } as const]),
    { id: 'tomorrow', at: byDay(now + DAY, free, zone) },
    { id: 'nextWeek', at: byDay(now + toMonday * DAY, free, zone) },
  ]
  return times.filter(({ at }) => at > now && at < needBy)
}
