import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import { sayWhen } from '#kit/time/when.ts'
import styles from './limits-panel.module.css'
import { Stepper } from './stepper.tsx'
import { useChangeReach, useReach } from './use-reach.ts'

const WEEK = 7 * 86_400_000

/** My own limits beside what wants something of me: one click each. Nobody else sees them. */
export function LimitsPanel() {
  const t = useText()
  const { data: me } = useReach()
  const change = useChangeReach()
  const clock = useClock(me?.zone ?? 'UTC', t.language)
  if (me === undefined) return null
  const paused = me.pausedUntil !== null && Date.parse(me.pausedUntil) > clock.now
  return (
    <section className={styles.panel} aria-label={t('reach.ui.limits')}>
      <h2>{t('reach.ui.limits')}</h2>
      <Stepper
        label={t('reach.ui.perWeek')}
        value={me.limit}
        min={0}
        max={50}
        onChange={(limit) => change.mutate({ limit })}
      />
      <p className={styles.note}>{t('reach.ui.private')}</p>
      <hr />
      {me.nextMoment !== null && !paused && (
        <p className={styles.note}>
          {Date.parse(me.nextMoment) - clock.now < 60_000
            ? t('reach.ui.now')
            : t('reach.ui.next', { when: sayWhen(Date.parse(me.nextMoment), clock) })}
        </p>
      )}
      {paused && me.pausedUntil !== null && (
        <p className={styles.note}>
          {t('reach.ui.pausedUntil', { when: sayWhen(Date.parse(me.pausedUntil), clock) })}
        </p>
      )}
      <Button
        wide
        onClick={() =>
          change.mutate({ pausedUntil: paused ? null : new Date(clock.now + WEEK).toISOString() })
        }
      >
        {t(paused ? 'reach.ui.resume' : 'reach.ui.pauseWeek')}
      </Button>
      <Link to="/settings" className={buttonClass('text', 'normal', true)}>
        {t('reach.ui.all')}
      </Link>
    </section>
  )
}
