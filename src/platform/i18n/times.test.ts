import { expect, test } from 'vitest'
import { DAY, HOUR, instant, later, MINUTE } from '#engine/time/instant.ts'
import { formatDay, formatDuration, formatMoment, formatSpan, formatTime } from './times.ts'

const now = instant(Date.UTC(2026, 4, 20, 12, 30)) // a Wednesday
const leila = { lang: 'en', zone: 'Europe/Berlin' }
const ife = { lang: 'en', zone: 'Africa/Lagos' }

test('a time is said on the clock of who reads it', () => {
  expect(formatTime(now, leila)).toBe('14:30')
  expect(formatTime(now, ife)).toBe('13:30')
  expect(formatTime(instant(Date.UTC(2026, 0, 1, 0, 5)), { lang: 'en', zone: 'UTC' })).toBe('00:05')
})

test('near days are said as people say them, far ones as dates', () => {
  const days = [-1, 0, 1, 2, 6, 7, 300].map((n) => formatDay(instant(now + n * DAY), now, leila))
  expect(days).toEqual(['yesterday', 'today', 'tomorrow', 'Friday', 'Tuesday', 'May 27', 'March 16, 2027'])
  expect(formatMoment(instant(now + DAY), now, { ...leila, lang: 'de' })).toBe('morgen 14:30')
})

test("today ends at the reader's own midnight, also where the clock changes that night", () => {
  const late = instant(Date.UTC(2026, 9, 24, 21, 30)) // 23:30 in Berlin, the night that summer time ends
  expect(formatDay(instant(late + HOUR), late, leila)).toBe('tomorrow')
  expect(formatDay(instant(late + 25 * HOUR), late, leila)).toBe('tomorrow')
  expect(formatDay(instant(late + 26 * HOUR), late, leila)).toBe('Monday')
  expect(formatDay(late, instant(late - HOUR), { lang: 'en', zone: 'Pacific/Auckland' })).toBe('today')
})

test('a duration is said in at most two steps', () => {
  expect(formatDuration(20 * MINUTE, 'en')).toBe('20 minutes')
  expect(formatDuration(90 * MINUTE, 'en')).toBe('1 hour, 30 minutes')
  expect(formatDuration(2 * DAY + 5 * MINUTE, 'en')).toBe('2 days')
  expect(formatDuration(0, 'en')).toBe('0 minutes')
  expect(formatDuration(HOUR, 'de')).toBe('1 Stunde')
})

test('a stretch of time says its date and zone, so that it holds whenever it is read', () => {
  const from = instant(Date.UTC(2026, 4, 21, 12, 30))
  const said = formatSpan(from, later(from, 20 * MINUTE), { lang: 'en', zone: 'Europe/Berlin' })
  expect(said).toMatch(/Thursday.*May 21.*14:30\s–\s14:50/)
  expect(said).toMatch(/GMT\+2|CEST/)
})
