import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReachable, type ReachTimes } from '#engine/reach/next-moment.ts'
import type { WeekHours } from '#engine/reach/week.ts'
import { DAY, HOUR, type Instant, instant, later, MINUTE, toIso } from '#engine/time/instant.ts'
import { commonTimes, suitsBoth } from './common-times.ts'

const office: WeekHours = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00', '17:00']]),
)
const usual: ReachTimes = {
  hours: office,
  zone: 'UTC',
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
}
const side = (reach: Partial<ReachTimes> = {}): ReachTimes => ({ ...usual, ...reach })
const at = (text: string) => instant(Date.parse(text))
const MONDAY = at('2026-11-23T08:50:00Z')
const THURSDAY = at('2026-11-26T12:00:00Z')
const times = (
  one: ReachTimes,
  other: ReachTimes,
  wish: { from?: Instant; until?: Instant; minutes?: number } = {},
) =>
  commonTimes([one, other], { minutes: 20, from: MONDAY, until: THURSDAY, ...wish }).map((time) =>
    toIso(time).slice(0, 16),
  )

test('three times are proposed, soonest first, the last on another day', () => {
  expect(times(side(), side())).toEqual(['2026-11-23T09:15', '2026-11-23T10:45', '2026-11-24T09:00'])
})

test('they suit both across an ocean, and none is made up where the days never meet', () => {
  const newYork = side({ zone: 'America/New_York' })
  const berlin = side({ zone: 'Europe/Berlin' })
  expect(times(berlin, newYork)).toEqual(['2026-11-23T14:00', '2026-11-23T15:30', '2026-11-24T14:00'])
  expect(times(berlin, side({ zone: 'Pacific/Auckland' }))).toEqual([])
})

test('what either has agreed to, quiet and focus hours, pauses and days off are left alone', () => {
  const busy = [{ from: at('2026-11-23T09:00:00Z'), to: at('2026-11-23T16:00:00Z') }]
  const focus = side({ focusHours: { tue: ['09:00', '12:00'] }, busy })
  expect(times(side(), focus)).toEqual(['2026-11-23T16:00', '2026-11-24T12:00', '2026-11-25T09:00'])
  const away = side({ quietHours: ['08:00', '10:00'], holidays: ['2026-11-23', '2026-11-24'] })
  expect(times(side(), away)).toEqual(['2026-11-25T10:00', '2026-11-25T11:30', '2026-11-26T10:00'])
  expect(times(side(), side({ pausedUntil: at('2026-11-26T11:00:00Z') }))).toEqual(['2026-11-26T11:00'])
})

test('where only one day is left, all three are on it; where an hour is left, there is one', () => {
  expect(times(side(), side(), { until: at('2026-11-23T17:00:00Z') })).toEqual([
    '2026-11-23T09:15',
    '2026-11-23T10:45',
    '2026-11-23T12:15',
  ])
  expect(times(side(), side(), { until: at('2026-11-23T10:00:00Z') })).toEqual(['2026-11-23T09:15'])
  expect(times(side(), side(), { until: MONDAY })).toEqual([])
})

test('who never set hours is met by day, and on a weekend only where nothing else is left', () => {
  const anyHour = side({ hours: null })
  const saturday = at('2026-11-28T06:00:00Z')
  expect(times(anyHour, anyHour, { from: saturday, until: at('2026-12-01T00:00:00Z') })[0]).toBe(
    '2026-11-30T09:00',
  )
  expect(times(anyHour, anyHour, { from: saturday, until: at('2026-11-29T00:00:00Z') })).toEqual([
    '2026-11-28T08:00',
    '2026-11-28T09:30',
    '2026-11-28T11:00',
  ])
})

test('a meeting over Sunday midnight is possible for who works through it', () => {
  const nights = side({ hours: { sun: ['20:00', '04:00'] } })
  const sunday = at('2026-11-29T23:30:00Z')
  expect(times(nights, nights, { from: sunday, until: later(sunday, 2 * HOUR), minutes: 60 })[0]).toBe(
    '2026-11-29T23:45',
  )
})

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
]
const hours = fc.constantFrom<WeekHours | null>(
  office,
  null,
  { wed: ['22:00', '06:00'] },
  { sat: ['10:00', '14:00'] },
)
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 5 * 24 * 12 }), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, length }))
const person = fc.record({
  hours,
  zone: fc.constantFrom(...ZONES),
  quietHours: fc.constantFrom<readonly [string, string] | null>(null, ['22:00', '07:00'], ['12:00', '13:00']),
  busy: fc.array(stretch, { maxLength: 6 }),
})

type Given = Omit<Partial<ReachTimes>, 'busy'> & {
  readonly busy: readonly { readonly start: number; readonly length: number }[]
}

test('every proposed time lies inside both persons’ hours to its end, apart from all that they agreed to, by the deadline', () => {
  // three years of starts, so that every change of the clock in these zones is met
  const start = fc
    .integer({ min: 0, max: 3 * 365 * 24 })
    .map((hour) => later(at('2025-01-01T00:00:00Z'), hour * HOUR))
  fc.assert(
    fc.property(person, person, start, fc.integer({ min: 5, max: 120 }), (one, other, from, minutes) => {
      const sides = [sideOf(one, from), sideOf(other, from)] as const
      const until = later(from, 5 * DAY)
      const found = commonTimes(sides, { minutes, from, until })
      expect(found).toEqual(found.toSorted((a, b) => a - b))
      for (const time of found) {
        const end = later(time, minutes * MINUTE)
        expect(time).toBeGreaterThan(from)
        expect(end).toBeLessThanOrEqual(until)
        expect(suitsBoth(sides, time, minutes)).toBe(true)
        for (const reach of sides) {
          for (let inside = time; inside < end; inside = later(inside, MINUTE))
            expect(isReachable(reach, inside)).toBe(true)
        }
      }
    }),
    { numRuns: 150 },
  )
})

function sideOf({ busy, ...reach }: Given, from: Instant): ReachTimes {
  return side({
    ...reach,
    busy: busy.map(({ start, length }) => {
      const begins = later(from, start * 5 * MINUTE)
      return { from: begins, to: later(begins, length * MINUTE) }
    }),
  })
}
