import { expect, test } from 'vitest'
import { DAY, HOUR, instant, MINUTE, SECOND } from '#engine/time/instant.ts'
import { isFailingTooLong, nextTryAt, restUntil, verdictOf } from './domain.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))

test('tries go on for three days with growing waits, and then end', () => {
  const waits = Array.from({ length: 10 }, (_, place) => nextTryAt(place + 1, NOW, 0.5))
  expect(waits.slice(0, 4).map((at) => (at ?? 0) - NOW)).toEqual([
    5 * SECOND,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
  ])
  expect(waits.at(-1)).toBeNull()
  const whole = waits.reduce<number>((sum, at) => sum + (at === null ? 0 : at - NOW), 0)
  expect(whole).toBeGreaterThan(3 * DAY)
})

test('chance spreads what failed together, by a tenth to each side', () => {
  expect(nextTryAt(2, NOW, 0)).toBe(NOW + 270 * SECOND)
  expect(nextTryAt(2, NOW, 1)).toBe(NOW + 330 * SECOND)
})

test('never before the other side asked for, and never more than a day because of it', () => {
  expect(nextTryAt(1, NOW, 0.5, 600)).toBe(NOW + 600 * SECOND)
  expect(nextTryAt(4, NOW, 0.5, 600)).toBe(NOW + 2 * HOUR)
  expect(nextTryAt(1, NOW, 0.5, 99_999_999)).toBe(NOW + DAY)
})

test.each([
  [200, undefined, { kind: 'sent' }],
  [204, undefined, { kind: 'sent' }],
  [410, undefined, { kind: 'gone' }],
  [301, undefined, { kind: 'failed', askedSeconds: null }],
  [307, undefined, { kind: 'failed', askedSeconds: null }],
  [404, undefined, { kind: 'failed', askedSeconds: null }],
  [500, undefined, { kind: 'failed', askedSeconds: null }],
  [429, '120', { kind: 'failed', askedSeconds: 120 }],
  [503, 'Mon, 23 Nov 2026 09:01:00 GMT', { kind: 'failed', askedSeconds: 60 }],
  [503, 'Mon, 23 Nov 2026 08:00:00 GMT', { kind: 'failed', askedSeconds: 0 }],
  [429, 'soon', { kind: 'failed', askedSeconds: null }],
])('an answer %i with Retry-After %s means %o', (status, retryAfter, verdict) => {
  expect(verdictOf(status, retryAfter, NOW)).toEqual(verdict)
})

test('one failure rests nobody; a hook that keeps failing is left alone for longer and longer', () => {
  expect([1, 2, 3, 4, 99].map((failures) => (restUntil(failures, NOW) ?? NOW) - NOW)).toEqual([
    0,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    15 * MINUTE,
  ])
})

test('three days of failure are too long, and a moment less is not', () => {
  expect(isFailingTooLong(NOW, instant(NOW + 3 * DAY))).toBe(true)
  expect(isFailingTooLong(NOW, instant(NOW + 3 * DAY - 1))).toBe(false)
})
