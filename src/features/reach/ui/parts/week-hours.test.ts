import { expect, test } from 'vitest'
import { usualWeek, withDay } from './week-hours.ts'

test('a working week begins as Monday to Friday, nine to five', () => {
  expect(Object.keys(usualWeek())).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
  expect(usualWeek().mon).toEqual(['09:00', '17:00'])
})

test('Farah works Sunday to Thursday: one day off, one day on', () => {
  const week = withDay(withDay(usualWeek(), 'fri', null), 'sun', ['08:00', '16:00'])
  expect(week.fri).toBeUndefined()
  expect(week.sun).toEqual(['08:00', '16:00'])
})
