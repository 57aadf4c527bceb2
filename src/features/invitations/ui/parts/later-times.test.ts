import { expect, test } from 'vitest'
import { laterTimes } from './later-times.ts'

const FRIDAY = Date.parse('2026-11-27T10:00:00Z')
const at = (text: string) => Date.parse(text)
const said = (needBy: number, focusUntil: number | null = null, now = FRIDAY) =>
  laterTimes(now, needBy, focusUntil, 'UTC').map(({ id, at: time }) => [
    id,
    new Date(time).toISOString().slice(0, 16),
  ])

test('an ask comes back tomorrow or next week, by day', () => {
  const wednesday = at('2026-11-25T15:00:00Z')
  expect(said(Number.POSITIVE_INFINITY, null, wednesday)).toEqual([
    ['tomorrow', '2026-11-26T15:00'],
    ['nextWeek', '2026-11-30T15:00'],
  ])
})

test('after focus is offered while there is one, and nothing that comes too late', () => {
  expect(said(at('2026-11-27T18:00:00Z'), at('2026-11-27T12:00:00Z'))).toEqual([
    ['afterFocus', '2026-11-27T12:00'],
  ])
  expect(said(at('2026-11-27T11:00:00Z'), at('2026-11-27T12:00:00Z'))).toEqual([])
})
