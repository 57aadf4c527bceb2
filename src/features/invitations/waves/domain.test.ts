import { expect, test } from 'vitest'
import { HOUR, instant, later, MINUTE } from '#engine/time/instant.ts'
import { costOfAsking, dearUntil, lookAgainAt, wavesFrom } from './domain.ts'

const now = instant(Date.parse('2026-11-23T09:00:00Z'))

test('who is asked at the same moment is one wave, numbered behind those that there were', () => {
  const soon = later(now, HOUR)
  const asks = [
    { id: 'ben', at: soon },
    { id: 'ada', at: now },
    { id: 'chidi', at: soon },
  ]
  const waves = wavesFrom(asks, { first: 3, why: (id) => [`knows ${id}`], moved: new Set(['chidi']) })
  expect(waves).toEqual([
    { number: 3, at: now, people: [{ id: 'ada', why: ['knows ada'] }], moved: false },
    {
      number: 4,
      at: soon,
      people: [
        { id: 'ben', why: ['knows ben'] },
        { id: 'chidi', why: ['knows chidi'] },
      ],
      moved: true,
    },
  ])
})

test('who was reached on this day of theirs is spared until it ends', () => {
  const evening = later(now, -12 * HOUR)
  expect(dearUntil([evening], 'UTC', now)).toBeNull()
  expect(dearUntil([later(now, -HOUR)], 'UTC', now)).toBe(Date.parse('2026-11-24T00:00:00Z'))
  expect(dearUntil([evening], 'America/New_York', later(now, -5 * HOUR))).toBe(
    Date.parse('2026-11-23T05:00:00Z'),
  )
})

test('who carries much and who fits less well is dearer', () => {
  expect(costOfAsking(0, 3, 0)).toBe(1)
  expect(costOfAsking(2, 3, 0)).toBeGreaterThan(costOfAsking(1, 3, 0))
  expect(costOfAsking(0, 3, 5)).toBeGreaterThan(costOfAsking(0, 3, 1))
})

test('a plan that has run its course is looked at again half-way to the deadline, unless that is near', () => {
  expect(lookAgainAt(now, later(now, 4 * HOUR))).toBe(later(now, 2 * HOUR))
  expect(lookAgainAt(now, later(now, 10 * MINUTE))).toBeNull()
})
