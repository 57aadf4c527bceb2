import { useEffect, useMemo, useRef, useState } from 'react'
import type { CoachContext, Coaching } from '#engine/coach/coaching.ts'
import { useAnnounceAfterPause } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { changesBetween } from './coach-view.ts'

type Read = (text: string, context: CoachContext) => Coaching

/**
 * The coach's reading of a draft at every key. The coach is a file of its own that comes after the first paint, and so is
 * each language besides English; until it is there the reading is null and writing goes on. Marks that change are told
 * to the screen reader after a pause.
 */
export function useCoaching(text: string, context: CoachContext): Coaching | null {
  const read = useCoach()
  const coaching = useMemo(() => (read === null ? null : read(text, context)), [read, text, context])
  useSpokenMarks(coaching)
  return coaching
}

/** Another function each time that a language has come, so that the draft is read again. */
function useCoach(): Read | null {
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    let gone = false
    void Promise.all([import('#engine/coach/lazy.ts'), import('#engine/coach/analyse.ts')]).then(
      ([{ lazyCoach }, { coachCache }]) => {
        if (gone) return
        // One cache for this draft: only sentences that changed are read again.
        const cache = coachCache()
        const analyse = lazyCoach(() => setRead(() => fresh()))
        const fresh = (): Read => (draft, now) => analyse(draft, now, cache)
        setRead(() => fresh())
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return read
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
