import { useEffect, useMemo, useRef, useState } from 'react'
import type { CoachContext, Coaching } from '#engine/coach/coaching.ts'
import { useAnnounceAfterPause } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { changesBetween } from './coach-view.ts'

type Analyse = (text: string, context: CoachContext) => Coaching

/**
 * The coach's reading of a draft at every key. The coach is a file of its own that comes after the first paint; until it
 * is there the reading is null and writing goes on. Marks that change are told to the screen reader after a pause.
 */
export function useCoaching(text: string, context: CoachContext): Coaching | null {
  const [analyse, setAnalyse] = useState<Analyse | null>(null)
  useEffect(() => {
    let gone = false
    void import('#engine/coach/read.ts').then((coach) => {
      // One cache for this draft: only sentences that changed are read again.
      const cache = coach.coachCache()
      if (!gone) setAnalyse(() => (draft: string, now: CoachContext) => coach.analyse(draft, now, cache))
    })
    return () => {
      gone = true
    }
  }, [])
  const coaching = useMemo(
    () => (analyse === null || text.trim() === '' ? null : analyse(text, context)),
    [analyse, text, context],
  )
  useSpokenMarks(coaching)
  return coaching
}

function useSpokenMarks(coaching: Coaching | null): void {
  const t = useText()
  const say = useAnnounceAfterPause()
  const told = useRef<Coaching | null>(null)
  useEffect(() => {
    if (coaching === null) return
    const changes = changesBetween(told.current, coaching, t)
    say(changes, () => {
      told.current = coaching
    })
  }, [coaching, say, t])
}
