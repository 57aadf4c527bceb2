import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { sayTime, sayWhen, type Clock } from '#kit/time/when.ts'
import type { TimeChoice } from '#kit/times-picker/times-picker.tsx'
import type { Text } from '#kit/text/text.tsx'
import type { TimesView } from '../../schema.ts'

/** The times that this viewer can take, in their own time, and in the other one's where that differs. */
export function choicesOf(times: TimesView, clock: Clock, t: Text): readonly TimeChoice[] {
  const other = { zone: times.otherZone, name: firstNameOf(times.other?.name ?? '') }
  return times.items
    .filter(({ may }) => may.includes('take'))
    .map(({ startsAt }) => ({
      id: startsAt,
      label: capital(sayWhen(Date.parse(startsAt), clock), clock.language),
      ...theirTime(startsAt, other, clock, t),
    }))
}

/** `14:30 for you, 09:30 for Ife`; only the first where both clocks show the same. */
export function sayBoth(startsAt: string, times: TimesView, clock: Clock, t: Text): string {
  const mine = sayWhen(Date.parse(startsAt), clock)
  const name = firstNameOf(times.other?.name ?? '')
  const { detail } = theirTime(startsAt, { zone: times.otherZone, name }, clock, t)
  return detail === undefined ? mine : t('times.ui.both', { mine, theirs: detail })
}

interface Other {
  readonly zone: string | null
  readonly name: string
}

function theirTime(startsAt: string, { zone, name }: Other, clock: Clock, t: Text): { detail?: string } {
  if (zone === null) return {}
  const at = Date.parse(startsAt)
  const there = { ...clock, zone }
  if (sayWhen(at, there) === sayWhen(at, clock)) return {}
  return { detail: t('times.ui.theirs', { time: sayTime(at, there), name }) }
}

function capital(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}
