import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { Chip, ChoiceChip } from '#kit/chip/chip.tsx'
import { LoadPips } from '#kit/load-pips/load-pips.tsx'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import { sayWhen } from '#kit/time/when.ts'
import { FocusNow } from './focus.tsx'
import { FocusBars } from './focus-bars.tsx'
import styles from './limits-panel.module.css'
import { Stepper } from './stepper.tsx'
import { useChangeReach, useReach } from './use-reach.ts'

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
const PAUSES = [
  [HOUR, 'reach.ui.pause.hour'],
  [24 * HOUR, 'reach.ui.pause.day'],
] as const

/** More pips than these say nothing to the eye. */
const MOST_PIPS = 10

/**
 * My own limits beside what wants something of me: one click each. Nobody else sees them.
 *
 * @param reached how many asks have come in the last seven days, where that is known
 */
export function LimitsPanel({ reached }: { reached?: number | undefined }) {
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
      {reached !== undefined && me.limit > 0 && (
        <p className={styles.week}>
          {me.limit <= MOST_PIPS && <LoadPips used={Math.min(reached, me.limit)} of={me.limit} />}
          {t('reach.ui.reached', { count: reached })}
        </p>
      )}
      <p className={styles.note}>{t('reach.ui.private')}</p>
      <hr />
      <FocusBars me={me} />
      {!paused && <FocusNow me={me} change={change.mutate} />}
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
      {me.mail !== 'off' && (
        <>
          <hr />
          <h3 className={styles.title}>{t('reach.ui.by')}</h3>
          <p className={styles.pauses}>
            <Chip tone="help">{t('reach.ui.mail')}</Chip>
            {me.mail === 'digest' && <Chip>{t('reach.ui.mail.digest')}</Chip>}
          </p>
        </>
      )}
      <hr />
      {paused ? (
        <Button wide onClick={() => change.mutate({ pausedUntil: null })}>
          {t('reach.ui.resume')}
        </Button>
      ) : (
        <Button wide onClick={() => change.mutate({ pausedUntil: new Date(clock.now + WEEK).toISOString() })}>
          {t('reach.ui.pauseWeek')}
        </Button>
      )}
      {!paused && (
        <div className={styles.pauses} role="group" aria-label={t('reach.ui.pause')}>
          {PAUSES.map(([length, key]) => (
            <ChoiceChip
              key={key}
              onChoose={() => change.mutate({ pausedUntil: new Date(clock.now + length).toISOString() })}
            >
              {t(key)}
            </ChoiceChip>
          ))}
        </div>
      )}
      <Link to="/settings" className={buttonClass('text', 'normal', true)}>
        {t('reach.ui.all')}
      </Link>
    </section>
  )
}
