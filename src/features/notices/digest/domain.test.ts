import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, instant } from '#engine/time/instant.ts'
import { localTime } from '#engine/time/zone.ts'
import { digestMoment } from './domain.ts'

const at = (iso: string) => instant(Date.parse(iso))

test('a digest comes on Monday at nine, by the clock on its reader’s wall', () => {
  const berlin = digestMoment(at('2026-11-27T15:00:00Z'), 'Europe/Berlin')
  expect(berlin).toEqual({ week: '2026-11-30', at: at('2026-11-30T08:00:00Z') })
  expect(digestMoment(at('2026-11-30T08:00:00Z'), 'Europe/Berlin').week).toBe('2026-12-07')
  expect(digestMoment(at('2026-11-29T20:30:00Z'), 'Pacific/Auckland').week).toBe('2026-12-07')
  expect(digestMoment(at('2026-11-29T19:30:00Z'), 'Pacific/Auckland').week).toBe('2026-11-30')
})

test('in any zone and any week there is one, on a Monday at nine, within eight days', () => {
  const zones = ['Europe/Lisbon', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu', 'America/Santiago']
  const times = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) })
  fc.assert(
    fc.property(times, fc.constantFrom(...zones), (now, zone) => {
      const digest = digestMoment(instant(now), zone)
      expect(digest.at).toBeGreaterThan(now)
      expect(digest.at - now).toBeLessThan(8 * DAY)
      expect(localTime(digest.at, zone)).toBe(`${digest.week}T09:00`)
    }),
  )
})
