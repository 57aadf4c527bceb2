import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayWhen, type Clock } from '#kit/time/when.ts'
import { choicesOf } from './say-times.ts'
import styles from './take-time.module.css'
import { useTimeActions, useTimes } from './use-times.ts'

const SHOWN = 2

/** The nearest times that suit both, in a list: one press takes one. The page of the ask has the others. */
export function TakeTime({ askId, clock }: { askId: string; clock: Clock }) {
  const t = useText()
  const times = useTimes(askId).data
  const { take, picking } = useTimeActions(askId)
  if (times === undefined || times.agreed !== null) return null
  const name = firstNameOf(times.other?.name ?? '')
  const [first, ...more] = choicesOf(times, clock, t).slice(0, SHOWN)
  if (first === undefined) return null
  return (
    <div className={styles.row} role="group" aria-label={t('times.ui.label', { name })}>
      <Button
        kind="help"
        busy={picking === first.id}
        disabled={picking !== undefined}
        onClick={() => void take(first.id)}
      >
        {t('times.ui.take', { when: sayWhen(Date.parse(first.id), clock) })}
      </Button>
      {more.map(({ id, label }) => (
        <Button
          key={id}
          kind="text"
          busy={picking === id}
          disabled={picking !== undefined}
          onClick={() => void take(id)}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
