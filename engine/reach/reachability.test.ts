import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { reachability } from './reachability.ts'

const at = (iso: string) => instant(Date.parse(iso))
const now = at('2026-11-23T20:00:00Z')

test('how soon somebody can be reached is said in the days of the one who reads it', () => {
  const said = (iso: string, zone: string) => reachability(at(iso), now, zone)
  expect(said('2026-11-23T20:00:00Z', 'UTC')).toBe('now')
  expect(said('2026-11-23T22:30:00Z', 'Europe/London')).toBe('laterToday')
  expect(said('2026-11-23T23:30:00Z', 'Europe/Berlin')).toBe('tomorrow')
  expect(said('2026-11-24T08:00:00Z', 'Europe/Berlin')).toBe('tomorrow')
  expect(said('2026-11-25T08:00:00Z', 'Europe/Berlin')).toBe('later')
  expect(reachability(null, now, 'UTC')).toBe('never')
})

test('the day that a zone left out is not its tomorrow', () => {
  // Samoa went from 29 to 31 December 2011
  const evening = at('2011-12-30T05:00:00Z')
  expect(reachability(at('2011-12-30T12:00:00Z'), evening, 'Pacific/Apia')).toBe('tomorrow')
})
