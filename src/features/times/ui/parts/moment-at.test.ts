import { expect, test } from 'vitest'
import { momentAt } from './moment-at.ts'

test.each([
  ['2026-11-23T14:30', 'UTC', '2026-11-23T14:30'],
  ['2026-11-23T14:30', 'Europe/Berlin', '2026-11-23T13:30'],
  ['2026-07-01T08:00', 'America/New_York', '2026-07-01T12:00'],
  // the hour that comes twice: the first of them; the one that is skipped: as far behind the change
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30'],
  ['2026-03-29T12:00', 'Europe/Berlin', '2026-03-29T10:00'],
])('%s on the wall in %s is %s UTC', (text, zone, utc) => {
  expect(new Date(momentAt(text, zone) ?? 0).toISOString().slice(0, 16)).toBe(utc)
})

test('what is no time is none', () => {
  expect(momentAt('', 'UTC')).toBeNull()
  expect(momentAt('2026-11-23', 'UTC')).toBeNull()
  expect(momentAt('2026-13-99T99:99', 'UTC')).toBeNull()
})
