import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import { sayWhen } from '#kit/time/when.ts'
import type { MeView } from '../../schema.ts'
import { HoursEditor } from './hours-editor.tsx'
import { Section } from './section.tsx'
import styles from './settings-parts.module.css'
import type { MeChange } from './use-reach.ts'
import type { WeekHours } from './week-hours.ts'

type Part = { me: MeView; change: (changes: MeChange) => void }

const HOUR = 3_600_000
const LENGTHS = [1, 2, 4] as const
const MORNINGS: WeekHours = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, ['09:00', '11:00']]),
)
const NIGHT: [string, string] = ['20:00', '07:00']

/** Time for deep work: now until it ends, or every week; and the hours in which nothing comes. */
export function Focus({ me, change }: Part) {
  const t = useText()
  return (
    <Section title={t('reach.ui.focus')} what={t('reach.ui.focus.what')}>
      <FocusNow me={me} change={change} />
      <Switch
        checked={me.focusHours !== null}
        onChange={(on) => change({ focusHours: on ? MORNINGS : null })}
      >
        {t('reach.ui.focus.weekly')}
      </Switch>
      {me.focusHours !== null && (
        <HoursEditor
          hours={me.focusHours}
          offLabel={t('reach.ui.focus.off')}
          usual={['09:00', '11:00']}
          onChange={(focusHours) => change({ focusHours })}
        />
      )}
      <Switch checked={me.quietHours !== null} onChange={(on) => change({ quietHours: on ? NIGHT : null })}>
        {t('reach.ui.quiet')}
      </Switch>
      {me.quietHours !== null && <QuietTimes me={me} change={change} />}
    </Section>
  )
}

/** Focus that ends by itself, so that nobody forgets to come back. */
export function FocusNow({ me, change }: Part) {
  const t = useText()
  const clock = useClock(me.zone ?? 'UTC', t.language)
  if (me.focusUntil !== null && Date.parse(me.focusUntil) > clock.now)
    return (
      <div className={styles.line}>
        <p>{t('reach.ui.focus.until', { when: sayWhen(Date.parse(me.focusUntil), clock) })}</p>
        <Button kind="text" onClick={() => change({ focusUntil: null })}>
          {t('reach.ui.focus.end')}
        </Button>
      </div>
    )
  return (
    <div className={styles.chips} role="group" aria-label={t('reach.ui.focus.now')}>
      <span className={styles.quiet}>{t('reach.ui.focus.now')}</span>
      {LENGTHS.map((hours) => (
        <ChoiceChip
          key={hours}
          onChoose={() => change({ focusUntil: new Date(clock.now + hours * HOUR).toISOString() })}
        >
          {t('reach.ui.focus.hours', { count: hours })}
        </ChoiceChip>
      ))}
    </div>
  )
}

function QuietTimes({ me, change }: Part) {
  const t = useText()
  const [from, to] = me.quietHours ?? NIGHT
  const time = (label: string, value: string, set: (next: string) => [string, string]) => (
    <input
      type="time"
      className={styles.time}
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => {
        const next = set(currentTarget.value)
        if (currentTarget.value !== '' && next[0] !== next[1]) change({ quietHours: next })
      }}
    />
  )
  return (
    <div className={styles.line}>
      {time(t('reach.ui.quiet.from'), from, (next) => [next, to])} –{' '}
      {time(t('reach.ui.quiet.to'), to, (next) => [from, next])}
    </div>
  )
}
