import { useEffect, useState } from 'react'
import type { Clock } from '../../schema.ts'
import { useRingNow } from './ring-clock.tsx'

const LOOK_EVERY = 200

/** Seconds left by the server's clock, so that all screens of a room agree; null where the end is open. */
export function useSecondsLeft(clock: Clock): number | null {
  const now = useRingNow()
  const read = () => secondsLeft(clock, now())
  const [, look] = useState(read)
  useEffect(() => {
    const timer = setInterval(() => look(secondsLeft(clock, now())), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [clock, now])
  return read()
}

/** @returns whole seconds, at least 0; null where nothing runs out */
export function secondsLeft({ endsAt, leftSeconds }: Clock, now: number): number | null {
  if (leftSeconds !== null) return Math.max(0, Math.ceil(leftSeconds))
  return endsAt === null ? null : Math.max(0, Math.ceil((Date.parse(endsAt) - now) / 1000))
}

/** `1:24`, as it stands on a wall. */
export function sayClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
