import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { lengthMinutes, phasesOf } from './phases.ts'
import type { Plan } from './state.ts'

const plan: Plan = {
  title: 'Monday ring',
  form: 'live',
  startsAt: instant(0),
  zone: 'Europe/Berlin',
  language: 'en',
  rounds: ['work'],
  minutesPerAsk: 2,
  expected: 16,
  who: 'code',
  inviteIds: [],
  mixing: true,
  namesWhileWriting: true,
  holdOffers: false,
  asyncHours: 48,
}

test.each([
  [8, 46, 54],
  [12, 54, 66],
  [16, 62, 78],
  [24, 78, 102],
])('a ring of %i takes %i minutes, with the personal round %i', (heads, work, both) => {
  expect(lengthMinutes(phasesOf(plan, heads, false))).toBe(work)
  expect(lengthMinutes(phasesOf({ ...plan, rounds: ['work', 'personal'] }, heads, false))).toBe(both)
})
