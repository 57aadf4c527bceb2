import type { Criterion } from '#engine/coach/coaching.ts'
import { useText } from '#kit/text/text.tsx'
import { MARK_ORDER } from './coach-view.ts'
import styles from './plain-questions.module.css'

/** In a language that the coach doesn't know: the five marks as five plain questions, ticked by the person. */
export function PlainQuestions({
  ticked,
  onTick,
}: {
  ticked: readonly Criterion[]
  onTick: (ticked: readonly Criterion[]) => void
}) {
  const t = useText()
  return (
    <fieldset className={styles.questions}>
      <legend className={styles.hint}>{t('asks.ui.question.hint')}</legend>
      {MARK_ORDER.map((id) => (
        <label key={id} className={styles.question}>
          <input
            type="checkbox"
            checked={ticked.includes(id)}
            onChange={({ currentTarget }) =>
              onTick(currentTarget.checked ? [...ticked, id] : ticked.filter((one) => one !== id))
            }
          />
          {t(`asks.ui.question.${id}`)}
        </label>
      ))}
    </fieldset>
  )
}
