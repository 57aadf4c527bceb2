import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR, instant, toIso } from '#engine/time/instant.ts'
import { isZone, localDate, nextChange, startOfDate, wallTime } from './wall-clock.ts'

const at = (iso: string) => instant(Date.parse(iso))

test('a zone is a name of the IANA list, not an offset', () => {
  const known = ['Europe/Berlin', 'UTC', 'Asia/Kolkata', 'europe/berlin'].map(isZone)
  const unknown = ['Europe/Atlantis', '+02:00', '', 'Berlin', '../etc'].map(isZone)
  expect([...known, ...unknown]).toEqual([true, true, true, true, false, false, false, false, false])
})

test('the wall shows the local time, with its milliseconds, also before 1970', () => {
  expect(wallTime(at('2026-07-01T12:00:00.250Z'), 'Asia/Kolkata')).toBe(
    Date.parse('2026-07-01T17:30:00.250Z'),
  )
  expect(wallTime(instant(-1), 'UTC')).toBe(-1)
})

test('a change of the clock is found to the millisecond, and none where there is none', () => {
  const spring = nextChange(at('2026-03-01T00:00:00Z'), at('2026-04-10T00:00:00Z'), 'Europe/Berlin')
  expect(spring && toIso(spring)).toBe('2026-03-29T01:00:00.000Z')
  expect(nextChange(at('2026-03-29T01:00:00Z'), at('2026-10-01T00:00:00Z'), 'Europe/Berlin')).toBeNull()
  expect(nextChange(at('2026-01-01T00:00:00Z'), at('2026-12-31T00:00:00Z'), 'Asia/Tokyo')).toBeNull()
})

test('a date begins where its midnight is skipped at the first moment that the clock shows', () => {
  expect(toIso(startOfDate('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z')
  expect(toIso(startOfDate('2026-11-23', 'Pacific/Auckland'))).toBe('2026-11-22T11:00:00.000Z')
})

test('in every zone a date begins at its first moment, and not one before', () => {
  const zones = Intl.supportedValuesOf('timeZone')
  const dates = fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2035, 0) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), dates, (zone, ms) => {
      const date = localDate(instant(ms), zone)
      const start = startOfDate(date, zone)
      expect(localDate(start, zone)).toBe(date)
      expect(localDate(instant(start - 1), zone) < date).toBe(true)
      expect(ms - start).toBeLessThan(DAY + 3 * HOUR)
    }),
    { numRuns: 300 },
  )
})
