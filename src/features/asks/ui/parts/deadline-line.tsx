import { useState } from 'react'
import type { Deadline, TapAnswer } from '#engine/coach/coaching.ts'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './deadline-line.module.css'

/**
 * By when, as it was understood, so that a wrong reading is seen and mended with two taps. Beside it the quiet choice
 * that it can't wait.
 */
export function DeadlineLine({
  deadline,
  openUntil,
  times,
  onTime,
  urgent,
  onUrgent,
}: {
  deadline: Deadline | null
  /** what holds where the words name no time, said */
  openUntil: string
  times: readonly TapAnswer[]
  onTime: (tap: TapAnswer) => void
  urgent: boolean
  onUrgent: (urgent: boolean) => void
}) {
  const t = useText()
  const [asked, setAsked] = useState(false)
  const said =
    deadline === null
      ? t('asks.ui.deadline.none', { when: openUntil })
      : deadline.echo === ''
        ? t('asks.ui.deadline.vague', { words: deadline.text, when: openUntil })
        : t('asks.ui.deadline.echo', { when: deadline.echo })
  return (
    <div className={styles.line}>
      <p className={styles.said}>{said}</p>
      {deadline !== null && (
        <Button kind="text" className={styles.other} aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {t('asks.ui.deadline.other')}
        </Button>
      )}
      <span className={styles.urgent}>
        <Switch checked={urgent} onChange={onUrgent}>
          {t('asks.ui.deadline.urgent')}
        </Switch>
      </span>
      {asked && deadline !== null && (
        <div className={styles.times} role="group" aria-label={t('asks.ui.deadline.times')}>
          {times.map((tap) => (
            <ChoiceChip
              key={tap.label}
              onChoose={() => {
                onTime(tap)
                setAsked(false)
              }}
            >
              {tap.label}
            </ChoiceChip>
          ))}
        </div>
      )}
      {urgent && <p className={styles.means}>{t('asks.ui.deadline.urgentMeans')}</p>}
    </div>
  )
}
