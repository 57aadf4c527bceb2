import { classNames } from '#kit/class-names.ts'
import { useText } from '#kit/text/text.tsx'
import type { RingView, TableView } from '../../schema.ts'
import styles from './stage.module.css'
import { stepsOf } from './steps-of.ts'
import { sayClock, useSecondsLeft } from './use-seconds.ts'

/** Where the ring stands and how long this step still takes. */
export function StageHead({ view, table }: { view: RingView; table: TableView | undefined }) {
  const t = useText()
  const { ring } = view
  const inTurn = ring.phase === 'personal' || ring.phase === 'work'
  const left = useSecondsLeft((inTurn ? table?.turn?.clock : undefined) ?? ring.clock)
  return (
    <header className={styles.head}>
      <ol className={styles.steps} aria-label={t('ring.ui.steps')}>
        {stepsOf(ring).map(({ step, isNow }, at) => (
          <li
            key={step}
            className={classNames(styles.step, isNow && styles.stepNow)}
            aria-current={isNow ? 'step' : undefined}
          >
            {t('ring.ui.step', { number: at + 1, name: t(`ring.ui.step.${step}`) })}
          </li>
        ))}
      </ol>
      {left !== null && ring.form === 'live' && (
        <span className={styles.clock} role="timer">
          {sayClock(left)}
        </span>
      )}
    </header>
  )
}
