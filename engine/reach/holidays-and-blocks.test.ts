import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR, instant, type Instant, later, MINUTE, toIso } from '#engine/time/instant.ts'
import { isReachable, nextMoment, type ReachTimes, windowsBetween } from './next-moment.ts'
import { localDate } from './wall-clock.ts'
import { type ClockSpan, WEEKDAYS } from './week.ts'

const at = (iso: string) => instant(Date.parse(iso))
const ada: ReachTimes = {
  hours: Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, ['09:00', '17:00']])),
  zone: 'Europe/Berlin',
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
}
const next = (reach: ReachTimes, iso: string, urgent = false) => {
  const moment = nextMoment(reach, at(iso), { urgent })
  return moment === null ? null : toIso(moment).replace(':00.000Z', 'Z')
}

test('on a holiday nothing comes, and after it work begins as on any day', () => {
  const christmas = { ...ada, holidays: ['2026-12-25', '2026-12-26', '2027-01-01'] }
  expect(next(christmas, '2026-12-24T16:30:00Z')).toBe('2026-12-28T08:00Z')
  expect(next({ ...christmas, hours: null }, '2026-12-24T23:00:00Z')).toBe('2026-12-26T23:00Z')
})

test('a night shift ends at the midnight of a holiday', () => {
  const emre = { ...ada, hours: { thu: ['22:00', '06:00'] as const }, holidays: ['2026-12-25'] }
  expect(next(emre, '2026-12-24T22:59:59Z')).toBe('2026-12-24T22:59:59.000Z')
  expect(next(emre, '2026-12-24T23:00:00Z')).toBe('2026-12-31T21:00Z')
})

test('focus with an end and busy time hold until they end, one behind another', () => {
  const blocks = {
    ...ada,
    focusBlocks: [{ from: at('2026-11-23T09:00:00Z'), to: at('2026-11-23T11:00:00Z') }],
    busy: [{ from: at('2026-11-23T10:30:00Z'), to: at('2026-11-23T12:15:00Z') }],
  }
  expect(next(blocks, '2026-11-23T08:30:00Z')).toBe('2026-11-23T08:30Z')
  expect(next(blocks, '2026-11-23T09:00:00Z')).toBe('2026-11-23T12:15Z')
  const long = { ...ada, busy: [{ from: at('2026-11-23T09:00:00Z'), to: at('2027-02-01T10:00:00Z') }] }
  expect(next(long, '2026-11-23T10:00:00Z')).toBe('2027-02-01T10:00Z')
})

test('what is urgent comes in focus, in a meeting and on a holiday only for who allows it', () => {
  const blocks = {
    ...ada,
    holidays: ['2026-11-23'],
    busy: [{ from: at('2026-11-23T00:00:00Z'), to: at('2026-11-25T00:00:00Z') }],
  }
  expect(next(blocks, '2026-11-23T10:00:00Z', true)).toBe('2026-11-25T08:00Z')
  expect(next({ ...blocks, urgentAllowed: true }, '2026-11-23T10:00:00Z', true)).toBe('2026-11-23T10:00Z')
})

test('the windows of a week leave out nights, the holiday and the meeting', () => {
  const reach = {
    ...ada,
    holidays: ['2026-11-25'],
    busy: [{ from: at('2026-11-24T10:00:00Z'), to: at('2026-11-24T11:00:00Z') }],
  }
  const windows = windowsBetween(reach, at('2026-11-23T12:00:00Z'), at('2026-11-26T09:00:00Z'))
  expect(windows.map(({ from, to }) => `${toIso(from).slice(8, 16)}-${toIso(to).slice(11, 16)}`)).toEqual([
    '23T12:00-16:00',
    '24T08:00-10:00',
    '24T11:00-16:00',
    '26T08:00-09:00',
  ])
  expect(
    windowsBetween({ ...reach, optedOut: true }, at('2026-11-23T12:00:00Z'), at('2026-12-01T09:00:00Z')),
  ).toEqual([])
})

/** Every change of a clock in these three years, wherever there is one, and times around it. */
const zones = Intl.supportedValuesOf('timeZone')
const FROM = Date.UTC(2026, 0, 1)
const minute = fc
  .integer({ min: 0, max: (3 * 365 * DAY) / MINUTE })
  .map((past) => instant(FROM + past * MINUTE))
const interval = fc
  .tuple(fc.integer({ min: -40, max: 160 }), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start: start * HOUR, length: length * 30 * MINUTE }))

/** Hours, a few holidays and blocks near `now`, in any zone. */
const life = fc.record({
  zone: fc.constantFrom(...zones),
  now: minute,
  hours: fc.constantFrom<ReachTimes['hours']>(null, ada.hours, {
    sun: ['22:00', '06:00'],
    wed: ['01:00', '03:30'],
  }),
  quiet: fc.constantFrom<ClockSpan | null>(null, ['12:00', '13:00'], ['01:30', '02:30']),
  holidays: fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 4 }),
  focus: fc.array(interval, { maxLength: 3 }),
  busy: fc.array(interval, { maxLength: 4 }),
})

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

function reachOf({ zone, now, hours, quiet, holidays, focus, busy }: Life): ReachTimes {
  const placed = ({ start, length }: { start: number; length: number }) => ({
    from: later(now, start),
    to: later(now, start + length),
  })
  return {
    hours,
    zone,
    quietHours: quiet,
    holidays: holidays.map((days) => localDate(later(now, days * DAY), zone)),
    focusBlocks: focus.map(placed),
    busy: busy.map(placed),
    pausedUntil: null,
    optedOut: false,
    urgentAllowed: false,
  }
}

test('in every zone a moment is on no holiday and in no block, and the windows say the same', () => {
  fc.assert(
    fc.property(life, (given) => {
      const reach = reachOf(given)
      const moment = nextMoment(reach, given.now)
      expect(moment).not.toBeNull()
      if (moment === null) return
      expect(reach.holidays).not.toContain(localDate(moment, given.zone))
      const blocks = [...(reach.focusBlocks ?? []), ...(reach.busy ?? [])]
      expect(blocks.some(({ from, to }) => from <= moment && moment < to)).toBe(false)
      const windows = windowsBetween(reach, given.now, later(given.now, 14 * DAY))
      if (moment < given.now + 14 * DAY) expect(windows[0]?.from).toBe(moment)
      for (const { from, to } of windows) {
        expect(isReachable(reach, from)).toBe(true)
        expect(isReachable(reach, instant(to - 1))).toBe(true)
        if (to < given.now + 14 * DAY) expect(isReachable(reach, to)).toBe(false)
      }
    }),
    { numRuns: 400 },
  )
})

/** A helper's message that is held, looked at again when its time has come, and let go at a good moment. */
function holdUntilGood(reach: ReachTimes, clock: readonly Instant[]): Instant[] {
  const delivered: Instant[] = []
  let dueAt: Instant | null = clock[0] ?? null
  for (const now of clock) {
    if (dueAt === null || dueAt > now) continue
    const moment = nextMoment(reach, now)
    if (moment === now) delivered.push(now)
    dueAt = moment === now ? null : moment
  }
  return delivered
}

test('whatever leaps the clock makes, a held message comes once, in the allowed time, and is never lost', () => {
  const leap = fc.constantFrom(5 * MINUTE, 5 * MINUTE, 5 * MINUTE, HOUR, 3 * DAY, -3 * DAY)
  fc.assert(
    fc.property(life, fc.array(leap, { minLength: 3, maxLength: 12 }), (given, leaps) => {
      const reach = reachOf(given)
      const clock = [given.now]
      for (const by of leaps) clock.push(later(clock.at(-1) ?? given.now, by))
      // then time goes on as it does, from one good moment to the next
      for (let more = 0; more < 3; more++) {
        const last = clock.at(-1) ?? given.now
        clock.push(nextMoment(reach, instant(Math.max(last, ...clock) + MINUTE)) ?? last)
      }
      const delivered = holdUntilGood(reach, clock)
      expect(delivered).toHaveLength(1)
      for (const moment of delivered) expect(isReachable(reach, moment)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
