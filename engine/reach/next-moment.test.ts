import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR, instant, type Instant, MINUTE, toIso } from '#engine/time/instant.ts'
import { isReachable, nextMoment, type ReachTimes } from './next-moment.ts'
import { WEEKDAYS, type WeekHours } from './week.ts'

const always: ReachTimes = {
  hours: null,
  zone: 'UTC',
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
}
const office: WeekHours = {
  mon: ['09:00', '17:00'],
  tue: ['09:00', '17:00'],
  wed: ['09:00', '17:00'],
  thu: ['09:00', '17:00'],
  fri: ['09:00', '17:00'],
}
const at = (iso: string) => instant(Date.parse(iso))
const next = (reach: ReachTimes, iso: string, urgent = false) => {
  const moment = nextMoment(reach, at(iso), { urgent })
  return moment === null ? null : toIso(moment).replace('.000Z', 'Z')
}

test('without hours a person is reachable at any hour', () => {
  expect(next(always, '2026-11-22T03:14:15Z')).toBe('2026-11-22T03:14:15Z')
})

test('inside the hours now is the moment, outside it is the next opening', () => {
  const ada = { ...always, hours: office, zone: 'Europe/Berlin' }
  expect(next(ada, '2026-11-23T08:00:00Z')).toBe('2026-11-23T08:00:00Z')
  expect(next(ada, '2026-11-23T07:59:59Z')).toBe('2026-11-23T08:00:00Z')
  expect(next(ada, '2026-11-23T16:00:00Z')).toBe('2026-11-24T08:00:00Z')
  expect(next(ada, '2026-11-20T16:30:00Z')).toBe('2026-11-23T08:00:00Z')
})

test('Farah works Sunday to Thursday, nine hours away', () => {
  const hours: WeekHours = { sun: ['08:00', '16:00'], mon: ['08:00', '16:00'], thu: ['08:00', '16:00'] }
  const farah = { ...always, hours, zone: 'Asia/Tokyo' }
  expect(next(farah, '2026-11-19T08:00:00Z')).toBe('2026-11-21T23:00:00Z')
})

test('an opening moves with the clock when summer time begins and ends', () => {
  const ben = { ...always, hours: { sun: ['09:00', '12:00'] } as const, zone: 'America/New_York' }
  expect(next(ben, '2026-03-07T12:00:00Z')).toBe('2026-03-08T13:00:00Z')
  expect(next(ben, '2026-10-31T12:00:00Z')).toBe('2026-11-01T14:00:00Z')
})

test('hours that lie in the hour that spring skips wait for the next week', () => {
  const chidi = { ...always, hours: { sun: ['02:00', '03:00'] } as const, zone: 'Europe/Berlin' }
  expect(next(chidi, '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:00:00Z')
})

test('the hour that autumn repeats is inside both times', () => {
  const chidi = { ...always, hours: { sun: ['02:00', '02:30'] } as const, zone: 'Europe/Berlin' }
  expect(next(chidi, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:00:00Z')
  expect(next(chidi, '2026-10-25T00:45:00Z')).toBe('2026-10-25T01:00:00Z')
})

test('a day that a zone left out is passed over', () => {
  const hana = { ...always, hours: { fri: ['09:00', '17:00'] } as const, zone: 'Pacific/Apia' }
  expect(next(hana, '2011-12-29T20:00:00Z')).toBe('2012-01-05T19:00:00Z')
})

test('a night shift runs over midnight, also from Sunday to Monday', () => {
  const emre = { ...always, hours: { sun: ['22:00', '06:00'] } as const }
  expect(isReachable(emre, at('2026-11-22T23:00:00Z'))).toBe(true)
  expect(isReachable(emre, at('2026-11-23T05:59:00Z'))).toBe(true)
  expect(next(emre, '2026-11-23T06:00:00Z')).toBe('2026-11-29T22:00:00Z')
})

test('a day may have several spans, and quiet and focus hours cut into them', () => {
  const hours: WeekHours = {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
  }
  const lena: ReachTimes = {
    ...always,
    hours,
    quietHours: ['16:00', '09:30'],
    focusHours: { mon: ['13:00', '14:00'] },
  }
  expect(next(lena, '2026-11-23T08:00:00Z')).toBe('2026-11-23T09:30:00Z')
  expect(next(lena, '2026-11-23T12:30:00Z')).toBe('2026-11-23T14:00:00Z')
  expect(next(lena, '2026-11-23T16:00:00Z')).toBe('2026-11-30T09:30:00Z')
})

test('a pause holds until its end, and what is urgent does not break it', () => {
  const goran = { ...always, hours: office, urgentAllowed: true, pausedUntil: at('2026-12-01T12:00:00Z') }
  expect(next(goran, '2026-11-23T10:00:00Z')).toBe('2026-12-01T12:00:00Z')
  expect(next(goran, '2026-11-23T10:00:00Z', true)).toBe('2026-12-01T12:00:00Z')
})

test('an urgent ask breaks through hours only where the helper allows it', () => {
  const night = '2026-11-23T02:00:00Z'
  expect(next({ ...always, hours: office, urgentAllowed: true }, night, true)).toBe(night)
  expect(next({ ...always, hours: office }, night, true)).toBe('2026-11-23T09:00:00Z')
  expect(next({ ...always, hours: office, urgentAllowed: true }, night)).toBe('2026-11-23T09:00:00Z')
})

test('who opted out or has no hours at all is never reached', () => {
  expect(next({ ...always, optedOut: true }, '2026-11-23T02:00:00Z', true)).toBeNull()
  expect(next({ ...always, hours: {} }, '2026-11-23T02:00:00Z')).toBeNull()
  expect(next({ ...always, quietHours: ['00:00', '24:00'] }, '2026-11-23T02:00:00Z')).toBeNull()
})

const zones = Intl.supportedValuesOf('timeZone')
const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const span = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => [clockText(from * 15), clockText(to * 15)] as const)
const someHours = fc.dictionary(fc.constantFrom(...WEEKDAYS), span, {
  minKeys: 1,
  maxKeys: 3,
}) as fc.Arbitrary<Readonly<Record<string, readonly [string, string]>>>

/** What the wall shows, read in another way than the engine does. */
function isInside(hours: Readonly<Record<string, readonly [string, string]>>, moment: Instant, zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [day = '', time = ''] = format.format(moment).split(/[ ,]+/)
  const own = hours[day.toLowerCase()]
  return own !== undefined && time >= own[0] && time < own[1]
}

/** The two moments of 2026 at which the zone's clock changes, if it has such. */
function changesOf(zone: string): Instant[] {
  const offset = (moment: number) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', hour: 'numeric' })
      .format(moment)
      .split('GMT')[1]
  const hours = Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, 1) + day * DAY)
  return hours.filter((hour) => offset(hour) !== offset(hour + DAY)).map((hour) => instant(hour))
}

const nearChanges = zones.flatMap((zone) => changesOf(zone).map((change) => ({ zone, change })))
const whenAndWhere = fc.oneof(
  fc
    .tuple(fc.constantFrom(...zones), fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2035, 0) }))
    .map(([zone, ms]) => ({ zone, now: instant(ms) })),
  fc
    .tuple(fc.constantFrom(...nearChanges), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
    .map(([{ zone, change }, ms]) => ({ zone, now: instant(change + ms) })),
)

test('in every zone, around every change of the clock, the moment is inside the hours', () => {
  fc.assert(
    fc.property(whenAndWhere, someHours, ({ zone, now }, hours) => {
      const moment = nextMoment({ ...always, hours, zone }, now)
      expect(moment).not.toBeNull()
      expect(isInside(hours, moment ?? now, zone)).toBe(true)
      expect(moment).toBeGreaterThanOrEqual(now)
    }),
    { numRuns: 1_000 },
  )
})

test('in every zone, around every change of the clock, no earlier moment was inside the hours', () => {
  fc.assert(
    fc.property(whenAndWhere, someHours, ({ zone, now }, hours) => {
      const moment = nextMoment({ ...always, hours, zone }, now) ?? now
      if (moment === now) return
      // spans and offsets are multiples of 15 minutes (one of 2026 zones: 5), so this step can't jump over one
      const step = 5 * MINUTE
      for (let check: number = now; check < moment; check += step) {
        expect(isInside(hours, instant(check), zone)).toBe(false)
      }
      expect(isInside(hours, instant(moment - 1), zone)).toBe(false)
      expect(moment - now).toBeLessThan(15 * DAY + HOUR)
    }),
    { numRuns: 30 },
  )
})
