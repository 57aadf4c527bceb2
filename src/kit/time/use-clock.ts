import { useEffect, useMemo, useState } from 'react'
import { useClient } from '#kit/client/client.tsx'
import type { Clock } from './when.ts'

const LOOK_EVERY = 5_000
const MINUTE = 60_000

/** The server's clock for a page, by the minute: near enough for words like "today 14:30", and calm. */
export function useClock(zone: string, language: string): Clock {
  const client = useClient()
  const [now, setNow] = useState(client.now)
  useEffect(() => {
    const look = () =>
      setNow((before) => {
        const after = client.now()
        return Math.floor(after / MINUTE) === Math.floor(before / MINUTE) ? before : after
      })
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [client])
  return useMemo(() => ({ now, zone, language }), [now, zone, language])
}
