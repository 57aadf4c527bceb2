import { classNames } from '#kit/class-names.ts'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes } from '#kit/time/when.ts'
import type { RingHead } from '../../schema.ts'
import styles from './host.module.css'
import { phaseKey } from './phase-key.ts'

/** All steps with their planned lengths, what is behind us quiet, where we are marked. */
export function RunOfShow({ ring }: { ring: RingHead }) {
  const t = useText()
  const at = ring.run.findIndex(({ phase }) => phase === ring.phase)
  return (
    <nav className={styles.run} aria-label={t('ring.ui.steps')}>
      <h2>{t('ring.ui.steps')}</h2>
      <ol>
        {ring.run.map(({ phase, seconds }, index) => (
          <li
            key={phase}
            className={classNames(
              styles.runStep,
              (index < at || ring.phase === 'closed') && styles.past,
              index === at && styles.current,
            )}
            aria-current={index === at ? 'step' : undefined}
          >
            <span>{t(phaseKey({ form: ring.form, phase }))}</span>
            {seconds !== null && (
              <span className={styles.quiet}>
                {ring.form === 'async'
                  ? sayMinutes(seconds / 60, t.language)
                  : t('ring.ui.minutes', { count: Math.round(seconds / 60) })}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
