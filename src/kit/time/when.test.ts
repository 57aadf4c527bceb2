import { expect, test } from 'vitest'
import { localHour, sayDay, sayMinutes, sayMonth, sayStamp, sayWhen } from './when.ts'

const clock = { now: Date.parse('2026-05-20T09:30:00Z'), zone: 'Europe/Berlin', language: 'en' }

test('near times are said as people say them, in the zone of the reader', () => {
  expect(sayWhen(Date.parse('2026-05-20T12:30:00Z'), clock)).toBe('today 14:30')
  expect(sayWhen(Date.parse('2026-05-21T07:00:00Z'), clock)).toBe('tomorrow 09:00')
  expect(sayWhen(Date.parse('2026-05-23T10:00:00Z'), clock)).toBe('Sat 12:00')
  expect(sayWhen(Date.parse('2026-06-04T07:00:00Z'), clock)).toBe('4 Jun 09:00')
})

test('midnight belongs to the reader: late evening in London is tomorrow in Berlin', () => {
  const late = Date.parse('2026-05-20T22:30:00Z')
  expect(sayDay(late, clock)).toBe('tomorrow')
  expect(sayDay(late, { ...clock, zone: 'Europe/London' })).toBe('today')
})

test('the day is right across the change to summer time', () => {
  const before = { ...clock, now: Date.parse('2026-03-28T22:00:00Z') }
  expect(sayWhen(Date.parse('2026-03-29T07:00:00Z'), before)).toBe('tomorrow 09:00')
})

test('what has passed names the weekday within a week and the date before', () => {
  expect(sayStamp(Date.parse('2026-05-18T08:12:00Z'), clock)).toBe('Mon 10:12')
  expect(sayStamp(Date.parse('2026-05-04T08:12:00Z'), clock)).toBe('4 May 10:12')
  expect(sayMonth(Date.parse('2026-03-04T08:12:00Z'), clock)).toBe('March')
  expect(sayMonth(Date.parse('2024-06-04T08:12:00Z'), clock)).toBe('June 2024')
})

test('lengths are said in hours and minutes', () => {
  expect(sayMinutes(20, 'en')).toBe('20 minutes')
  expect(sayMinutes(90, 'en')).toBe('1 hour 30 minutes')
  expect(sayMinutes(60, 'de')).toBe('1 Stunde')
})

test('the hour at a place counts from midnight, not from noon', () => {
  expect(localHour(Date.parse('2026-05-20T22:15:00Z'), 'Europe/Berlin')).toEqual({ hour: 0, weekday: 4 })
})
