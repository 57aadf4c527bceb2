import { expect, test } from 'vitest'
import { HOUR, instant, later, MINUTE, SECOND } from '#engine/time/instant.ts'
import { clockFromSetting, stillClock, storyClock, systemClock } from './clock.ts'

const START = instant(Date.parse('2026-03-02T09:00:00Z'))

test('the story clock runs faster than the wall, and says how long a story moment is off on the wall', () => {
  let wall = 1_000_000
  const clock = storyClock(START, 60, () => wall)
  expect(clock.now()).toBe(START)
  wall += SECOND
  expect(clock.now()).toBe(later(START, MINUTE))
  expect(clock.wall()).toBe(wall)
  expect(clock.wallMsUntil(later(START, 3 * MINUTE))).toBe(2 * SECOND)
  expect(clock.wallMsUntil(START)).toBe(0)
})

test('a story clock that was moved runs on from there', () => {
  let wall = 0
  const clock = storyClock(START, 10, () => wall)
  wall = 5_000
  clock.moveTo(later(START, HOUR))
  expect(clock.now()).toBe(later(START, HOUR))
  wall += 100
  expect(clock.now()).toBe(later(START, HOUR + SECOND))
})

test('a clock that stands still moves by hand alone, and what is due later is never due', () => {
  const clock = stillClock(START)
  expect(clock.wallMsUntil(later(START, 1))).toBe(Number.MAX_SAFE_INTEGER)
  clock.moveTo(later(START, HOUR))
  expect(clock.now()).toBe(later(START, HOUR))
  expect(clock.wallMsUntil(START)).toBe(0)
})

test('ASKWELL_CLOCK is a moment in UTC and a speed; without it the clock is the machine’s', () => {
  expect(clockFromSetting(undefined)).toBe(systemClock)
  expect(clockFromSetting('2026-03-02T09:00:00Z*60').speed).toBe(60)
  expect(clockFromSetting('2026-03-02T09:00Z').now() - START).toBeLessThan(HOUR)
})

test.each([
  '2026-03-02T09:00:00',
  'tomorrow',
  '2026-03-02T09:00:00Z*0',
  '2026-03-02T09:00:00+01:00',
  '2026-99-02T09:00Z',
])('ASKWELL_CLOCK=%s is refused, in words that show what it takes', (setting) => {
  expect(() => clockFromSetting(setting)).toThrow("ASKWELL_CLOCK reads '2026-03-02T09:00:00Z'")
})
