import { useEffect, useRef, useState } from 'react'
import type { Coaching, Criterion } from '#engine/coach/coaching.ts'
import { AskRing, type FiveMarks } from '#kit/ask-ring/ask-ring.tsx'
import { AskText } from '#kit/ask-text/ask-text.tsx'
import { Button } from '#kit/button/button.tsx'
import { MarksRow } from '#kit/marks-row/marks-row.tsx'
import { useLoaded } from '#kit/media/use-loaded.ts'
import { useText } from '#kit/text/text.tsx'
import { CoachPart } from './coach-part.tsx'
import { questionOf } from './coach-question.ts'
import { typeInto } from './coach-step.ts'
import { isPlain, markViews, newlyThere, underlinesOf } from './coach-view.ts'
import styles from './composer.module.css'
import { DeadlineLine } from './deadline-line.tsx'
import type { Draft } from './draft.ts'
import { anotherTime } from './edits/another-time.ts'
import { PlainQuestions } from './plain-questions.tsx'
import type { CoachReading } from './use-coaching.ts'
import { useWordings } from './use-wordings.ts'

const loadGoalPath = () => import('./goal-path.tsx')
const loadWordings = () => import('./wordings.tsx')

/** Up to this many letters somebody may still be looking for what to ask. */
const LOST = 40
/** How long words glow that have just made a mark, in milliseconds. */
const GLOW = 300

/** The sheet with the ask, and below it what the coach sees in it. */
export function Composer({
  draft,
  change,
  reading,
  arcs,
  openUntil,
  onAside,
  onArea,
}: {
  draft: Draft
  change: (changes: Partial<Draft>) => void
  reading: CoachReading
  arcs: FiveMarks
  /** until when the ask stays open where its words name no time, said */
  openUntil: string
  onAside: (text: string) => () => void
  /** Hears of the text area when it stands, to put the focus there. */
  onArea?: (area: HTMLTextAreaElement | null) => void
}) {
  const t = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  const [lit, setLit] = useState<string | null>(null)
  const [path, setPath] = useState(false)
  const { text, skipped, ticked } = draft
  const { coaching, times } = reading
  const fresh = useFresh(coaching)
  const plain = isPlain(text, coaching)
  // Both come once the coach has: the path must open without a network, too.
  const goal = useLoaded(loadGoalPath, coaching !== null)
  const wordings = useLoaded(loadWordings, useWordings())
  const onText = (next: string) => change({ text: next })
  const write = (after: string) => {
    if (area.current === null || !typeInto(area.current, { text: after, caret: after.length })) onText(after)
  }
  return (
    <section className={styles.sheet} aria-label={t('asks.ui.compose.sheet')}>
      <AskText
        label={t('asks.ui.compose.label')}
        value={text}
        onChange={onText}
        spans={underlinesOf(coaching)}
        lit={lit}
        fresh={fresh}
        placeholder={t('asks.ui.compose.placeholder')}
        ref={(element) => {
          area.current = element
          onArea?.(element)
        }}
        tall
      />
      {/* The answers come right after the text for the Tab key; the eye finds them below the marks. */}
      {goal !== null && path && (
        <div className={styles.coach}>
          <goal.GoalPath
            text={text}
            onText={onText}
            onClose={() => {
              setPath(false)
              area.current?.focus()
            }}
          />
        </div>
      )}
      {!path && !plain && (
        <div className={styles.coach}>
          <CoachPart
            question={questionOf({ text, coaching, skipped, t })}
            text={text}
            area={area}
            onText={onText}
            onSkip={(id) => change({ skipped: [...skipped, id] })}
            onAside={onAside}
          />
        </div>
      )}
      {!path && text.trim().length < LOST && (
        <Button kind="text" className={styles.lost} onClick={() => setPath(true)}>
          {t('asks.ui.goal.open')}
        </Button>
      )}
      <div className={styles.marks}>
        <AskRing size={84} marks={arcs} />
        {plain ? (
          <PlainQuestions ticked={ticked} onTick={(next) => change({ ticked: next })} />
        ) : (
          <MarksRow label={t('asks.ui.marks')} marks={markViews(coaching, text, t)} onLight={setLit} />
        )}
      </div>
      {text.trim() !== '' && (
        <div className={styles.deadline}>
          <DeadlineLine
            deadline={coaching?.slots.deadline ?? null}
            openUntil={openUntil}
            times={times}
            onTime={(tap) => {
              const deadline = coaching?.slots.deadline
              if (deadline) write(anotherTime(text, deadline, tap))
            }}
            urgent={draft.urgent}
            onUrgent={(urgent) => change({ urgent })}
          />
        </div>
      )}
      {wordings !== null && text.trim().length >= LOST && (
        <div className={styles.more}>
          <wordings.WordingsPart text={text} write={write} />
        </div>
      )}
    </section>
  )
}

const NONE: readonly Criterion[] = []

/** Marks that have just come to be there; none again once their words have glowed. */
function useFresh(coaching: Coaching | null): readonly Criterion[] {
  const before = useRef<Coaching | null>(null)
  const [fresh, setFresh] = useState(NONE)
  useEffect(() => {
    const come = newlyThere(before.current, coaching)
    before.current = coaching
    if (come.length > 0) setFresh(come)
  }, [coaching])
  useEffect(() => {
    if (fresh.length === 0) return
    const timer = setTimeout(() => setFresh(NONE), GLOW)
    return () => clearTimeout(timer)
  }, [fresh])
  return fresh
}
