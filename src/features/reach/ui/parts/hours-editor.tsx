import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './hours-editor.module.css'
import { DAYS, USUAL, withDay, type Day, type DaySpan, type WeekHours } from './week-hours.ts'

/** Working hours, a line a day. */
export function HoursEditor({
  hours,
  onChange,
  offLabel,
  usual = USUAL,
}: {
  hours: WeekHours
  onChange: (hours: WeekHours) => void
  /** What a day without hours is called. */
  offLabel?: string
  /** Where a day begins that is switched on. */
  usual?: DaySpan
}) {
  const t = useText()
  return (
    <ul className={styles.days}>
      {DAYS.map((day) => (
        <li key={day} className={styles.day}>
          <span className={styles.name}>
            <Switch
              checked={hours[day] !== undefined}
              onChange={(on) => onChange(withDay(hours, day, on ? usual : null))}
            >
              {dayName(day, t.language)}
            </Switch>
          </span>
          <DayTimes
            day={day}
            hours={hours}
            onChange={onChange}
            {...(offLabel === undefined ? {} : { offLabel })}
          />
        </li>
      ))}
    </ul>
  )
}

function DayTimes(props: {
  day: Day
  hours: WeekHours
  onChange: (hours: WeekHours) => void
  offLabel?: string
}) {
  const { day, hours, onChange, offLabel } = props
  const t = useText()
  const span = hours[day]
  if (span === undefined) return <span className={styles.off}>{offLabel ?? t('reach.ui.dayOff')}</span>
  const [from, to] = span
  const name = dayName(day, t.language)
  return (
    <span className={styles.times}>
      <input
        type="time"
        className={styles.time}
        aria-label={t('reach.ui.from', { day: name })}
        value={from}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '' && value !== to) onChange(withDay(hours, day, [value, to]))
        }}
      />
      –
      <input
        type="time"
        className={styles.time}
        aria-label={t('reach.ui.to', { day: name })}
        value={to}
        onChange={({ currentTarget: { value } }) => {
          if (value !== '' && value !== from) onChange(withDay(hours, day, [from, value]))
        }}
      />
    </span>
  )
}

/** 2024 began on a Monday: its first week names the days. */
function dayName(day: Day, language: string): string {
  const date = Date.UTC(2024, 0, 1 + DAYS.indexOf(day))
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date)
}
