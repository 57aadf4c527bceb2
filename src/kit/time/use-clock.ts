import { useEffect, useMemo, useState } from 'react'
import type { Clock } from './when.ts'

/** The clock of a page, read once a minute: near enough for words like "today 14:30", and calm. */
export function useClock(zone: string, language: string): Clock {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return useMemo(() => ({ now, zone, language }), [now, zone, language])
}
