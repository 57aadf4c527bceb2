import { expect, test } from 'vitest'
import { holidayPlaces, publicHolidays } from './public-holidays.ts'

test('a country’s public holidays are its dates, a region has its own besides', async () => {
  const germany = await publicHolidays({ place: 'DE', region: null }, 2026, 1)
  expect(germany).toContain('2026-12-25')
  expect(germany).toContain('2026-05-01')
  expect(germany).not.toContain('2026-02-14')
  expect(germany).not.toContain('2026-03-08')
  expect(await publicHolidays({ place: 'DE', region: 'BE' }, 2026, 1)).toContain('2026-03-08')
})

test('several years follow one another, and days that span days are all there', async () => {
  const dates = (await publicHolidays({ place: 'SA', region: null }, 2026, 2)) ?? []
  expect(dates).toEqual(dates.toSorted())
  expect(dates.filter((date) => date.startsWith('2026-03'))).toEqual([
    '2026-03-19',
    '2026-03-20',
    '2026-03-21',
    '2026-03-22',
  ])
  expect(dates.some((date) => date.startsWith('2027'))).toBe(true)
})

test('a place that nobody knows has no holidays rather than wrong ones', async () => {
  expect(await publicHolidays({ place: 'XX', region: null }, 2026, 1)).toBeNull()
  expect(await publicHolidays({ place: 'DE', region: 'XX' }, 2026, 1)).toBeNull()
  expect(await publicHolidays({ place: 'FR', region: 'BE' }, 2026, 1)).toBeNull()
})

test('every country that is offered can be chosen', async () => {
  const places = await holidayPlaces('en')
  expect(places.length).toBeGreaterThan(150)
  expect(places.find(({ place }) => place === 'DE')?.regions[0]).toEqual({
    region: 'BW',
    name: 'Baden-Württemberg',
  })
})
