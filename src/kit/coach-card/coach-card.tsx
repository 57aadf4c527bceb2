import type { ReactNode } from 'react'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import styles from './coach-card.module.css'

export type CoachAnswer = { readonly id: string; readonly label: string }

/** One question of the coach at a time; each answer writes plain words into the ask. */
export function CoachCard({
  question,
  answers,
  onAnswer,
  children,
}: {
  question: ReactNode
  answers: readonly CoachAnswer[]
  onAnswer: (id: string) => void
  /** A field of its own, where no answer fits. */
  children?: ReactNode
}) {
  return (
    <div className={styles.card}>
      <p className={styles.question}>{question}</p>
      {(answers.length > 0 || children !== undefined) && (
        <div className={styles.answers}>
          {answers.map((answer) => (
            <ChoiceChip key={answer.id} onChoose={() => onAnswer(answer.id)}>
              {answer.label}
            </ChoiceChip>
          ))}
          {children}
        </div>
      )}
    </div>
  )
}
