import { useCallback, useMemo, useState } from 'react'
import { type ForMe, type SaidYes, withYes } from './for-me.ts'

export type Leaving = {
  /** The list as it stands while answers may still be taken back. */
  readonly items: readonly ForMe[]
  /** An answer sends the ask off the list; undone, it comes back. */
  readonly leave: (askId: string, left: boolean) => void
  /** A yes keeps its place until a time is found or left open. */
  readonly say: (askId: string) => void
}

/** What was answered a moment ago: a no is out of the list at once, a yes stays where it was. */
export function useLeaving(all: readonly ForMe[]): Leaving {
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [said, setSaid] = useState<readonly SaidYes[]>([])
  const items = useMemo(() => withYes(all, said).filter(({ ask }) => !gone.has(ask.id)), [all, said, gone])
  const leave = useCallback((askId: string, left: boolean) => {
    setGone((before) => new Set(left ? [...before, askId] : [...before].filter((id) => id !== askId)))
    if (!left) setSaid((before) => before.filter(({ item }) => item.ask.id !== askId))
  }, [])
  const say = useCallback(
    (askId: string) => {
      const at = items.findIndex(({ ask }) => ask.id === askId)
      const item = items[at]
      if (item !== undefined) setSaid((before) => [...before, { item, at }])
    },
    [items],
  )
  return { items, leave, say }
}
