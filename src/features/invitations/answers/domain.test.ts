import { expect, test } from 'vitest'
import { HOUR, instant, later } from '#engine/time/instant.ts'
import { isConcentrated, isTimeToLearn, topShare, toPastAsk } from './domain.ts'

const evening = instant(Date.parse('2026-11-23T16:00:00Z'))
const office = {
  hours: { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'] },
  zone: 'UTC',
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
} as const

test('a night doesn’t make anybody slow: only reachable time counts', () => {
  const row = { personId: 'ada', state: 'accepted', reachedAt: evening, endedAt: later(evening, 18 * HOUR) }
  expect(toPastAsk(row, office, 'web')).toEqual({
    person: 'ada',
    channel: 'web',
    answer: 'yes',
    openMs: 2 * HOUR,
  })
})

test('what somebody else’s yes has ended is silence, passing along is a no', () => {
  const row = { personId: 'ada', reachedAt: evening, endedAt: later(evening, HOUR) }
  const answer = (state: string) => toPastAsk({ ...row, state }, office, 'web').answer
  expect(['withdrawn', 'expired', 'passed', 'declined'].map(answer)).toEqual(['silent', 'silent', 'no', 'no'])
})

test('early answers are learned from one by one, later ones a twentieth at a time', () => {
  expect([isTimeToLearn(1, 0), isTimeToLearn(40, 39), isTimeToLearn(410, 400)]).toEqual([true, true, false])
  expect(isTimeToLearn(419, 400)).toBe(true)
})

test('help that rests on few shows as a share, never below twenty helpers', () => {
  const even = Array.from({ length: 40 }, () => 2)
  expect(topShare(even)).toBeCloseTo(0.05)
  expect(isConcentrated(topShare(even))).toBe(false)
  expect(isConcentrated(topShare([30, 25, ...even]))).toBe(true)
  expect(topShare([30, 1, 1])).toBeNull()
  expect(isConcentrated(null)).toBe(false)
})
