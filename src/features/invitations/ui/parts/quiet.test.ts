import { expect, test } from 'vitest'
import { exampleAsk } from '#features/asks/schema.ts'
import type { Plan } from '../../schema.ts'
import { isQuiet } from './quiet.ts'

const ask = {
  ...exampleAsk,
  state: 'open' as const,
  may: ['edit'],
  openedAt: '2026-05-18T09:00:00Z',
  needBy: '2026-05-18T17:00:00Z',
}
const NOON = Date.parse('2026-05-18T12:00:00Z')
const LATE = Date.parse('2026-05-18T15:00:00Z')
const plan: Plan = { waves: [], widen: [], passes: [], worksWith: [], chance: null }

test('an asker is asked whether to widen once half of the time is over and nobody is left to hear of it', () => {
  expect(isQuiet(ask, plan, LATE)).toBe(true)
  expect(isQuiet(ask, plan, NOON)).toBe(false)
})

test('as long as the ask still goes further by itself, nobody is asked to widen it', () => {
  const widen: Plan['widen'] = [{ kind: 'team', at: '2026-05-18T16:00:00Z' }]
  expect(isQuiet(ask, { ...plan, widen }, LATE)).toBe(false)
})

test('an ask that found help or is over is never called quiet', () => {
  expect(isQuiet({ ...ask, state: 'accepted' }, plan, LATE)).toBe(false)
  expect(isQuiet({ ...ask, state: 'closed' }, plan, LATE)).toBe(false)
})
