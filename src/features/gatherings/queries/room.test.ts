import { expect, test, vi } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ritual } from '#src/rituals/contract.ts'
import { Room } from './room.ts'

interface Counts {
  readonly figure: number
  readonly things: number
}

/** A gathering in which figures may follow later, and things may not. */
const counting = {
  admits: () => true,
  showing: {
    audienceOf: () => 'all',
    shared: ({ figure, things }: Counts) => ({
      heads: { head: { figure } },
      lists: { things: Array.from({ length: things }, (_, place) => ({ id: String(place) })) },
    }),
    own: () => ({}),
    isMinor: () => true,
  },
} as unknown as Ritual<Counts, unknown, unknown>

const clock: Clock = {
  now: () => instant(Date.now()),
  wall: () => instant(Date.now()),
  wallMsUntil: () => 0,
  speed: 1,
}

test('a figure that may wait doesn’t make what happens after it wait too', () => {
  vi.useFakeTimers()
  const room = new Room(counting, { state: { figure: 0, things: 0 }, seq: 1 }, clock)
  const frames: string[] = []
  room.add({ viewer: { seatId: 'ada' }, push: (frame) => frames.push(String(frame)), end: () => undefined })
  room.moveTo({ state: { figure: 1, things: 0 }, seq: 2 })
  vi.advanceTimersByTime(150)
  room.moveTo({ state: { figure: 2, things: 0 }, seq: 3 })
  vi.advanceTimersByTime(150)
  room.moveTo({ state: { figure: 2, things: 1 }, seq: 4 })
  vi.advanceTimersByTime(150)
  expect(frames.at(-1)).toContain('"things":[{"id":"0"}]')
  room.endAll()
  vi.useRealTimers()
})
