import { useState, type RefObject } from 'react'
import { Button } from '#kit/button/button.tsx'
import { CoachCard } from '#kit/coach-card/coach-card.tsx'
import { useAnnounce } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import type { CoachQuestion, CoachStep } from './coach-question.ts'
import styles from './coach-part.module.css'
import { stepped, typeInto } from './coach-step.ts'

type Done = { readonly before: string; readonly after: string; readonly takeBack?: () => void }

/**
 * The one open question with its tap answers, and the way back from the last tap for as long as nothing else was written.
 */
export function CoachPart({
  question,
  text,
  area,
  onText,
  onSkip,
  onAside,
}: {
  question: CoachQuestion | null
  text: string
  area: RefObject<HTMLTextAreaElement | null>
  onText: (text: string) => void
  onSkip: (id: string) => void
  /** keeps words as a draft of their own; answers how to take that back */
  onAside: (text: string) => () => void
}) {
  const t = useText()
  const announce = useAnnounce()
  const [done, setDone] = useState<Done | null>(null)
  const write = (after: string, caret: number) => {
    if (area.current === null || !typeInto(area.current, { text: after, caret })) onText(after)
  }
  const take = (step: CoachStep) => {
    if (step.kind === 'skip') return question === null ? undefined : onSkip(question.id)
    const { text: after, caret } = stepped(text, area.current?.selectionStart ?? text.length, step)
    write(after, caret)
    const aside = step.kind === 'replace' ? step.aside : undefined
    if (aside !== undefined) announce(t('asks.ui.coach.aside'))
    setDone({ before: text, after, ...(aside === undefined ? {} : { takeBack: onAside(aside) }) })
  }
  const undone = done !== null && done.after === text ? done : null
  if (question === null && undone === null) return null
  const all = question?.answers ?? []
  const answers = all.filter(({ step }) => step.kind !== 'skip')
  const skips = all.filter(({ step }) => step.kind === 'skip')
  return (
    <div className={styles.part}>
      {question !== null && (
        <CoachCard
          question={question.text}
          answers={answers.map(({ label }, at) => ({ id: String(at), label }))}
          onAnswer={(at) => {
            const answer = answers[Number(at)]
            if (answer !== undefined) take(answer.step)
          }}
        >
          {skips.map(({ label, step }) => (
            <Button key={label} kind="text" className={styles.skip} onClick={() => take(step)}>
              {label}
            </Button>
          ))}
        </CoachCard>
      )}
      {undone !== null && (
        <p className={styles.back}>
          {undone.takeBack !== undefined && <span>{t('asks.ui.coach.aside')}</span>}
          <Button
            kind="text"
            className={styles.undo}
            onClick={() => {
              undone.takeBack?.()
              write(undone.before, undone.before.length)
              setDone(null)
            }}
          >
            {t('asks.ui.coach.undo')}
          </Button>
        </p>
      )}
    </div>
  )
}
