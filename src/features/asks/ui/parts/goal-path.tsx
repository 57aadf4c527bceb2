import { useRef, useState, type KeyboardEvent } from 'react'
import { draftFromGoal, HELP_KINDS, type GoalAnswers } from '#engine/coach/goal.ts'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { withGoal } from './edits/with-goal.ts'
import styles from './goal-path.module.css'

const STEPS = ['goal', 'obstacle', 'mover', 'kind'] as const

/**
 * For who doesn't know what to ask: four short questions, one at a time, below the sheet. Each answer writes its sentence
 * onto the sheet, so that what comes out is an ordinary draft.
 */
export function GoalPath({
  text,
  onText,
  onClose,
}: {
  text: string
  onText: (text: string) => void
  onClose: () => void
}) {
  const t = useText()
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<GoalAnswers>({})
  const wrote = useRef('')
  const step = STEPS[at] ?? 'kind'
  const answer = (given: GoalAnswers) => {
    const next = { ...answers, ...given }
    const sentences = draftFromGoal(next)
    setAnswers(next)
    onText(withGoal(text, wrote.current, sentences))
    wrote.current = sentences
  }
  const on = () => (at + 1 < STEPS.length ? setAt(at + 1) : onClose())
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    on()
  }
  return (
    <div className={styles.path} role="group" aria-label={t('asks.ui.goal.open')}>
      {step === 'kind' ? (
        <fieldset className={styles.choice}>
          <legend className={styles.legend}>{t('asks.ui.goal.kind')}</legend>
          <div className={styles.kinds}>
            {HELP_KINDS.map((kind) => (
              <ChoiceChip
                key={kind}
                pressed={answers.kind === kind}
                onChoose={() => {
                  answer({ kind })
                  onClose()
                }}
              >
                {t(`asks.ui.goal.kind.${kind}`)}
              </ChoiceChip>
            ))}
          </div>
        </fieldset>
      ) : (
        <Field
          key={step}
          label={t(`asks.ui.goal.${step}`)}
          voice
          autoFocus
          autoComplete="off"
          placeholder={t(`asks.ui.goal.${step}.example`)}
          value={answers[step] ?? ''}
          onKeyDown={onKey}
          onChange={(event) => answer({ [step]: event.currentTarget.value })}
        />
      )}
      <div className={styles.buttons}>
        <span className={styles.count}>{t('asks.ui.goal.step', { step: at + 1, count: STEPS.length })}</span>
        {at > 0 && (
          <Button kind="text" onClick={() => setAt(at - 1)}>
            {t('asks.ui.goal.back')}
          </Button>
        )}
        {step !== 'kind' && (
          <Button onClick={on}>{t(answers[step] ? 'asks.ui.goal.next' : 'asks.ui.goal.skip')}</Button>
        )}
        <Button kind="text" onClick={onClose}>
          {t('asks.ui.goal.close')}
        </Button>
      </div>
    </div>
  )
}
