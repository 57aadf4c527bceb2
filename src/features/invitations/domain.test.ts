import { expect, test } from 'vitest'
import fc from 'fast-check'
import { DAY, HOUR, instant, later } from '#engine/time/instant.ts'
import {
  decideAnswer,
  type InvitationAnswer,
  type InvitationState,
  LIMIT_WINDOW,
  roomFrom,
  roomOf,
} from './domain.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))
const ANSWERS = ['accept', 'decline', 'pass', 'later'] as const satisfies readonly InvitationAnswer[]

const saidYes = { refusal: 'invitation.alreadySaidYes' }
const over = { refusal: 'invitation.overNow' }

test.each([
  ['waiting', ['accepted', 'declined', 'passed', 'later']],
  ['open', ['accepted', 'declined', 'passed', 'later']],
  ['later', ['accepted', 'declined', 'passed', 'later']],
  ['accepted', ['unchanged', saidYes, saidYes, saidYes]],
  ['declined', ['accepted', 'unchanged', 'passed', 'later']],
  ['passed', ['accepted', 'declined', 'unchanged', 'later']],
  ['withdrawn', [over, over, over, over]],
  ['expired', [over, over, over, over]],
] satisfies readonly (readonly [InvitationState, readonly unknown[]])[])(
  'what answers do to an invitation that is %s',
  (state, outcomes) => {
    expect(ANSWERS.map((answer) => decideAnswer(state, answer))).toEqual(outcomes)
  },
)

test('who has room has it now; a limit of none is never room', () => {
  expect(roomFrom([], 3, NOW)).toBe(NOW)
  expect(roomFrom([later(NOW, -HOUR)], 2, NOW)).toBe(NOW)
  expect(roomFrom([], 0, NOW)).toBeNull()
})

test('room comes back when the oldest of the asks that fill it is a week old', () => {
  const reached = [later(NOW, -6 * DAY), later(NOW, -2 * DAY), later(NOW, -HOUR)]
  expect(roomFrom(reached, 3, NOW)).toBe(later(NOW, DAY))
  expect(roomFrom(reached, 2, NOW)).toBe(later(NOW, 5 * DAY))
})

test('whoever is only asked when there is room is never asked more often than the limit in any seven days', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 3 * DAY }), { maxLength: 40 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), waits, (limit, gaps) => {
      const reached: (typeof NOW)[] = []
      let now = NOW
      for (const gap of gaps) {
        now = later(now, gap)
        const lately = reached.filter((at) => at > now - LIMIT_WINDOW)
        now = roomFrom(lately, limit, now) ?? now
        reached.push(now)
      }
      const spans = reached.slice(limit).map((at, place) => at - (reached[place] ?? at))
      expect(Math.min(LIMIT_WINDOW, ...spans)).toBe(LIMIT_WINDOW)
    }),
  )
})

test('room is told in words, never as a count', () => {
  expect([0, 1, 2, 3, 9].map((reached) => roomOf(reached, 3))).toEqual([
    'free',
    'free',
    'nearly',
    'full',
    'full',
  ])
  expect(roomOf(0, 1)).toBe('free')
  expect(roomOf(0, 0)).toBe('full')
})
