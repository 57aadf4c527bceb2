import { createContext, useContext, type ReactNode } from 'react'
import { useClient } from '#kit/client/client.tsx'

const RingClockContext = createContext<(() => number) | null>(null)

/** The time that all screens of a ring count by: as its stream tells it, for a stage may have no other word of the server. */
export function RingClock({ now, children }: { now: () => number; children: ReactNode }) {
  return <RingClockContext value={now}>{children}</RingClockContext>
}

export function useRingNow(): () => number {
  const client = useClient()
  return useContext(RingClockContext) ?? client.now
}
