import type { PersonView } from '#features/people/schema.ts'
import type { Text } from '#kit/text/text.tsx'
import { sayTime, type Clock } from '#kit/time/when.ts'

/** Who somebody is in one line: title, team, and what their clock says where it isn't mine. */
export function placeLine(
  { title, team, zone }: Pick<PersonView, 'title' | 'team' | 'zone'>,
  clock: Clock,
  t: Text,
): string {
  const there = zone === null || zone === clock.zone ? '' : sayTime(clock.now, { ...clock, zone })
  const elsewhere = there !== '' && there !== sayTime(clock.now, clock)
  return [title, team?.name, elsewhere ? t('evidence.ui.there', { time: there }) : '']
    .filter(Boolean)
    .join(' · ')
}
