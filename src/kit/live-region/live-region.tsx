import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { Hidden } from '#kit/hidden.tsx'

type Announce = (message: string) => void

const LiveContext = createContext<Announce>(() => {})

/** The one polite voice of the page. A message that is said twice in a row is heard twice. */
export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ message: '', turn: 0 })
  const announce = useCallback((message: string) => setSaid(({ turn }) => ({ message, turn: turn + 1 })), [])
  return (
    <LiveContext value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true">
        <Hidden key={said.turn % 2}>{said.message}</Hidden>
      </div>
    </LiveContext>
  )
}

/** Says one sentence to the screen reader, when it next has a pause. */
export function useAnnounce(): Announce {
  return useContext(LiveContext)
}

/**
 * Says only what is still true after a pause: each call replaces the one before it, and an empty one takes it back. For
 * what changes with every key.
 *
 * @param pause milliseconds without a further call before the sentence is said
 */
export function useAnnounceAfterPause(pause = 900): (message: string, onSaid?: () => void) => void {
  const announce = useAnnounce()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return useCallback(
    (message, onSaid) => {
      clearTimeout(timer.current)
      if (message === '') return
      timer.current = setTimeout(() => {
        announce(message)
        onSaid?.()
      }, pause)
    },
    [announce, pause],
  )
}
