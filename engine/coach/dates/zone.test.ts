import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, MINUTE } from '#engine/time/instant.ts'
import { lastOfMonth, localOf, toLocal, toMoment, weekdayOf, writeLocal } from './zone.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
]

test('a moment shown in a zone and read back is the same moment, but for the hour that comes twice', () => {
  const from = Date.UTC(2020, 0, 1) / MINUTE
  fc.assert(
    fc.property(
      fc.integer({ min: from, max: from + 12 * 525_600 }),
      fc.constantFrom(...ZONES),
      (minute, zone) => {
        const at = instant(minute * MINUTE)
        const back = toMoment(toLocal(at, zone), zone)
        expect(toLocal(back, zone)).toBe(toLocal(at, zone))
        expect(at - back).toBeGreaterThanOrEqual(0)
        expect(at - back).toBeLessThanOrEqual(60 * MINUTE)
      },
    ),
    { numRuns: 300 },
  )
})

test('a time that the clock skips lies after the jump, one that comes twice is the first', () => {
  expect(new Date(toMoment(localOf(2026, 3, 29, 150), 'Europe/Berlin')).toISOString()).toBe(
    '2026-03-29T01:30:00.000Z',
  )
  expect(new Date(toMoment(localOf(2026, 10, 25, 150), 'Europe/Berlin')).toISOString()).toBe(
    '2026-10-25T00:30:00.000Z',
  )
})

test('weekdays and month ends are those of the calendar', () => {
  expect(weekdayOf(localOf(2026, 5, 19))).toBe(2)
  expect(weekdayOf(localOf(1969, 12, 31))).toBe(3)
  expect(writeLocal(lastOfMonth(2028, 2), false)).toBe('2028-02-29')
  expect(writeLocal(lastOfMonth(2026, 13), false)).toBe('2027-01-31')
})

test('an unknown zone is an error, not a guess', () => {
  expect(() => toLocal(instant(0), 'Europe/Nowhere')).toThrow(RangeError)
})
