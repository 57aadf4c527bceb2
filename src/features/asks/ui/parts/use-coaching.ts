import { useEffect, useMemo, useRef, useState } from 'react'
import type { CoachContext, Coaching, TapAnswer } from '#engine/coach/coaching.ts'
import { useAnnounceAfterPause } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { changesBetween } from './coach-view.ts'

type Coach = {
  readonly read: (text: string, context: CoachContext) => Coaching
  readonly times: (context: CoachContext) => readonly TapAnswer[]
}

export type CoachReading = {
  /** null until the coach is there */
  readonly coaching: Coaching | null
  /** deadlines that fit the asker's working hours, as plain words */
  readonly times: readonly TapAnswer[]
}

const NO_TIMES: readonly TapAnswer[] = []

/**
 * The coach's reading of a draft at every key. The coach is a file of its own that comes after the first paint, and so is
 * each language besides English; until it is there the reading is null and writing goes on. Marks that change are told
 * to the screen reader after a pause.
 */
export function useCoaching(text: string, context: CoachContext): CoachReading {
  const coach = useCoach()
  const coaching = useMemo(() => coach?.read(text, context) ?? null, [coach, text, context])
  const times = useMemo(() => coach?.times(context) ?? NO_TIMES, [coach, context])
  useSpokenMarks(coaching)
  return useMemo(() => ({ coaching, times }), [coaching, times])
}

/** Another object each time that a language has come, so that the draft is read again. */
function useCoach(): Coach | null {
  const [coach, setCoach] = useState<Coach | null>(null)
  useEffect(() => {
    let gone = false
    void Promise.all([
      import('#engine/coach/lazy.ts'),
      import('#engine/coach/analyse.ts'),
      import('#engine/coach/deadline-taps.ts'),
      import('#engine/coach/dates/asker-clock.ts'),
    ]).then(([{ lazyCoach }, { coachCache }, { deadlineTaps }, { clockOf }]) => {
      if (gone) return
      // One cache for this draft: only sentences that changed are read again.
      const cache = coachCache()
      const analyse = lazyCoach(() => setCoach(fresh()))
      const fresh = (): Coach => ({
        read: (draft, context) => analyse(draft, context, cache),
        times: ({ now, zone, hours }) => deadlineTaps(clockOf(now, zone, hours)),
      })
      setCoach(fresh())
    })
    return () => {
      gone = true
    }
  }, [])
  return coach
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
