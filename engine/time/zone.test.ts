import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR, instant, later, MINUTE, toIso } from './instant.ts'
import { localTime, momentOf } from './zone.ts'

const at = (iso: string) => instant(Date.parse(iso))

test('a moment has a wall time in each zone', () => {
  expect(localTime(at('2026-05-22T10:00:00Z'), 'Europe/Lisbon')).toBe('2026-05-22T11:00')
  expect(localTime(at('2026-05-22T10:00:59Z'), 'Asia/Kathmandu')).toBe('2026-05-22T15:45')
  expect(localTime(at('2026-12-31T23:30:00Z'), 'Asia/Tokyo')).toBe('2027-01-01T08:30')
})

test('an unknown zone is a fault of the caller', () => {
  expect(() => localTime(instant(0), 'Nowhere/Land')).toThrow(RangeError)
})

test('a wall time has a moment in each zone', () => {
  expect(momentOf('2026-05-22T11:00', 'Europe/Lisbon')).toBe(at('2026-05-22T10:00:00Z'))
  expect(momentOf('2026-01-22T11:00', 'America/New_York')).toBe(at('2026-01-22T16:00:00Z'))
})

test('a time that the clocks skip lands behind the gap; of one that comes twice it is the earlier', () => {
  expect(momentOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(at('2026-03-29T01:30:00Z'))
  expect(momentOf('2026-10-25T02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'))
})

test.each(['2026-05-22', '2026-05-22T11:00:00', '2026-13-22T11:00', 'tomorrow', ''])(
  '%j is no wall time',
  (text) => {
    expect(momentOf(text, 'UTC')).toBeNull()
  },
)

test('whatever the zone, a wall time read back is the same, or an hour behind a gap, or an hour earlier', () => {
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'UTC',
  )
  const minute = fc.integer({ min: Date.UTC(2000, 0) / MINUTE, max: Date.UTC(2040, 0) / MINUTE })
  fc.assert(
    fc.property(zone, minute, (where, minutes) => {
      const moment = instant(minutes * MINUTE)
      const back = momentOf(localTime(moment, where), where)
      expect(back === moment || (back !== null && moment - back <= HOUR && moment > back)).toBe(true)
    }),
  )
})

test('what is no moment is a fault, and a moment is written as every answer writes it', () => {
  expect(() => instant(Number.NaN)).toThrow(RangeError)
  expect(toIso(later(instant(0), MINUTE))).toBe('1970-01-01T00:01:00.000Z')
})

test.each([
  ['2026-11-23T14:30', 'UTC', '2026-11-23T14:30'],
  ['2026-11-23T14:30', 'Europe/Berlin', '2026-11-23T13:30'],
  ['2026-07-01T08:00', 'America/New_York', '2026-07-01T12:00'],
  // the hour that comes twice: the first of them; the one that is skipped: as far behind the change
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30'],
  ['2026-03-29T12:00', 'Europe/Berlin', '2026-03-29T10:00'],
])('%s on the wall in %s is %s UTC', (text, zone, utc) => {
  expect(new Date(momentOf(text, zone) ?? 0).toISOString().slice(0, 16)).toBe(utc)
})

test('what is no time on the wall is no moment', () => {
  expect(momentOf('', 'UTC')).toBeNull()
  expect(momentOf('2026-11-23', 'UTC')).toBeNull()
  expect(momentOf('2026-13-99T99:99', 'UTC')).toBeNull()
})
