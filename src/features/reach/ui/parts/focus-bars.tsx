import { clockMinutes } from '#engine/reach/week.ts'
import { useText } from '#kit/text/text.tsx'
import type { MeView } from '../../schema.ts'
import styles from './focus-bars.module.css'
import { DAYS, USUAL, type Day, type DaySpan } from './week-hours.ts'

/** The working days as bars: what is held for focus, what is open. Said in words for who doesn't see them. */
export function FocusBars({ me }: { me: MeView }) {
  const t = useText()
  const focus = me.focusHours
  if (focus === null || DAYS.every((day) => focus[day] === undefined)) return null
  const days = DAYS.filter((day) => focus[day] !== undefined || (me.hours ?? {})[day] !== undefined)
  return (
    <div>
      <h3 className={styles.title}>{t('reach.ui.focus.short')}</h3>
      <ul className={styles.bars}>
        {days.map((day) => (
          <li key={day} className={styles.day}>
            <span aria-hidden="true">{dayName(day, t.language, 'short')}</span>
            <span className={styles.bar} aria-hidden="true">
              {focus[day] !== undefined && (
                <span className={styles.held} style={placeOf(focus[day], me.hours?.[day] ?? USUAL)} />
              )}
            </span>
            <span className={styles.spoken}>
              {dayName(day, t.language, 'long')}: {focus[day]?.join('–') ?? t('reach.ui.focus.off')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where the focus lies in the working day, in percent of it. */
export function placeOf(focus: DaySpan, work: DaySpan): { insetInlineStart: string; inlineSize: string } {
  const [from, to] = minutesOf(work)
  const [start, end] = minutesOf(focus)
  const share = (at: number) => Math.max(0, Math.min(1, (at - from) / (to - from)))
  const percent = (part: number) => `${Math.round(part * 100)}%`
  return { insetInlineStart: percent(share(start)), inlineSize: percent(share(end) - share(start)) }
}

function minutesOf([from, to]: DaySpan): readonly [number, number] {
  const start = clockMinutes(from) ?? 0
  const end = clockMinutes(to) ?? 0
  return [start, end > start ? end : end + 24 * 60]
}

function dayName(day: Day, language: string, weekday: 'short' | 'long'): string {
  const date = Date.UTC(2024, 0, 1 + DAYS.indexOf(day))
  return new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(date)
}
