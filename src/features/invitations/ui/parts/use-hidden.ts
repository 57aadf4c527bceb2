import { useCallback, useState } from 'react'

/** Asks that were answered a moment ago: out of the list while their undo runs. */
export function useHidden(): readonly [ReadonlySet<string>, (askId: string, left: boolean) => void] {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const hide = useCallback((askId: string, left: boolean) => {
    setHidden((before) => {
      const after = new Set(before)
      if (left) after.add(askId)
      else after.delete(askId)
      return after
    })
  }, [])
  return [hidden, hide]
}
