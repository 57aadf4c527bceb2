import { useCallback, useState } from 'react'

const KEY = 'askwell.letters'

/** Whether single letters do things (WCAG 2.1.4 wants them to be switched off by who needs it). On until switched off. */
export function useLetters(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEY) !== 'off')
  const keep = useCallback((next: boolean) => {
    setOn(next)
    localStorage.setItem(KEY, next ? 'on' : 'off')
  }, [])
  return [on, keep]
}
