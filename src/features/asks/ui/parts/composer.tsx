import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import type { Coaching } from '#engine/coach/coaching.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { AskText } from '#kit/ask-text/ask-text.tsx'
import { Button } from '#kit/button/button.tsx'
import { CoachCard } from '#kit/coach-card/coach-card.tsx'
import { MarksRow } from '#kit/marks-row/marks-row.tsx'
import { useText } from '#kit/text/text.tsx'
import { questionOf } from './coach-question.ts'
import { arcsOf, markViews, underlinesOf } from './coach-view.ts'
import styles from './composer.module.css'
import { applyInsertion, placeWords } from './insert.ts'

const GoalPath = lazy(() => import('./goal-path.tsx').then(({ GoalPath }) => ({ default: GoalPath })))

/** Up to this many letters somebody may still be looking for what to ask. */
const LOST = 40

/** The sheet with the ask, and below it what the coach sees in it. */
export function Composer({
  text,
  onText,
  coaching,
  onArea,
  children,
}: {
  text: string
  onText: (text: string) => void
  coaching: Coaching | null
  /** Hears of the text area when it stands, to put the focus there. */
  onArea?: (area: HTMLTextAreaElement | null) => void
  children?: ReactNode
}) {
  const t = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  const [lit, setLit] = useState<string | null>(null)
  const [path, setPath] = useState(false)
  const question = path ? null : questionOf(coaching)
  return (
    <section className={styles.sheet} aria-label={t('asks.ui.compose.sheet')}>
      {path ? (
        <Suspense fallback={null}>
          <GoalPath
            onClose={() => setPath(false)}
            onDraft={(draft) => {
              onText([text.trim(), draft].filter(Boolean).join('\n'))
              setPath(false)
            }}
          />
        </Suspense>
      ) : (
        <AskText
          label={t('asks.ui.compose.label')}
          value={text}
          onChange={onText}
          spans={underlinesOf(coaching)}
          lit={lit}
          placeholder={t('asks.ui.compose.placeholder')}
          ref={(element) => {
            area.current = element
            onArea?.(element)
          }}
          tall
        />
      )}
      {!path && text.trim().length < LOST && (
        <Button kind="text" className={styles.lost} onClick={() => setPath(true)}>
          {t('asks.ui.goal.open')}
        </Button>
      )}
      <div className={styles.marks}>
        <AskRing size={84} marks={arcsOf(coaching)} />
        <MarksRow label={t('asks.ui.marks')} marks={markViews(coaching, text, t)} onLight={setLit} />
      </div>
      {question !== null && (
        <CoachCard
          question={question.text}
          answers={question.answers.map(({ label }, at) => ({ id: String(at), label }))}
          onAnswer={(at) => {
            const answer = question.answers[Number(at)]
            if (answer !== undefined) insert(area.current, text, answer.insert, onText)
          }}
        />
      )}
      {children}
    </section>
  )
}

/**
 * Writes words into the area as if they had been typed, so that the browser's own undo takes them back. Where it can't,
 * the text is set.
 */
function insert(
  area: HTMLTextAreaElement | null,
  text: string,
  words: string,
  onText: (text: string) => void,
): void {
  const insertion = placeWords(text, area?.selectionStart ?? text.length, words)
  if (insertion.text === '') return
  area?.focus()
  area?.setSelectionRange(insertion.at, insertion.at)
  if (document.execCommand('insertText', false, insertion.text)) return
  onText(applyInsertion(text, insertion))
}
