import { expect, test } from 'vitest'
import type { Piece } from '#engine/evidence/piece.ts'
import { DAY, instant } from '#engine/time/instant.ts'
import { asksOfHistory } from './asks-of-history.ts'

function commit(day: number, author: string, helper: string, role = 'reviewer'): Piece {
  const people = [[author, 'author'] as const, [helper, role] as const]
  return {
    id: `c${day}`,
    at: instant(day * DAY),
    source: 'git',
    people,
    text: `work of day ${day}`,
    paths: [],
  }
}

test('the truth of an ask is who was credited with help and had been seen before', () => {
  const asks = asksOfHistory([
    commit(1, 'ada', 'ben'),
    commit(10, 'ada', 'ben'),
    commit(20, 'ada', 'chidi', 'reporter'),
  ])
  expect(asks.map(({ id, asker, helpers }) => [id, asker, helpers])).toEqual([['c10', 'ada', ['ben']]])
})

test('a series of one week with the same helpers is one ask', () => {
  const days = [1, 10, 12, 14, 30]
  const asks = asksOfHistory(days.map((day) => commit(day, 'ada', 'ben')))
  expect(asks.map(({ id }) => id)).toEqual(['c10', 'c30'])
})

test('the last third is the test', () => {
  const asks = asksOfHistory(Array.from({ length: 10 }, (_, i) => commit(i * 10, 'ada', 'ben')))
  expect(asks.map(({ split }) => split)).toEqual([
    ...Array.from({ length: 6 }, () => 'dev'),
    'test',
    'test',
    'test',
  ])
})
