import { useState } from 'react'
import { draftFromGoal, HELP_KINDS, type GoalAnswers } from '#engine/coach/goal.ts'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './goal-path.module.css'

const WRITTEN = ['goal', 'obstacle', 'mover'] as const

/** For who doesn't know what to ask: four short questions, whose answers write an ordinary draft before one's eyes. */
export function GoalPath({ onDraft, onClose }: { onDraft: (text: string) => void; onClose: () => void }) {
  const t = useText()
  const [answers, setAnswers] = useState<GoalAnswers>({})
  const draft = draftFromGoal(answers)
  return (
    <div className={styles.path} role="group" aria-label={t('asks.ui.goal.open')}>
      {WRITTEN.map((id, at) => (
        <Field
          key={id}
          label={t(`asks.ui.goal.${id}`)}
          voice
          autoFocus={at === 0}
          autoComplete="off"
          placeholder={t(`asks.ui.goal.${id}.example`)}
          value={answers[id] ?? ''}
          onChange={(event) => setAnswers({ ...answers, [id]: event.currentTarget.value })}
        />
      ))}
      <fieldset>
        <legend className={styles.legend}>{t('asks.ui.goal.kind')}</legend>
        <div className={styles.kinds}>
          {HELP_KINDS.map((kind) => (
            <ChoiceChip
              key={kind}
              pressed={answers.kind === kind}
              onChoose={() => setAnswers({ ...answers, kind })}
            >
              {t(`asks.ui.goal.kind.${kind}`)}
            </ChoiceChip>
          ))}
        </div>
      </fieldset>
      {draft !== '' && (
        <p className={styles.draft} aria-live="polite">
          {draft}
        </p>
      )}
      <div className={styles.buttons}>
        <Button disabled={draft === ''} onClick={() => onDraft(draft)}>
          {t('asks.ui.goal.use')}
        </Button>
        <Button kind="text" onClick={onClose}>
          {t('asks.ui.goal.close')}
        </Button>
      </div>
    </div>
  )
}
