import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, HOUR, instant, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { WaveHelper } from './problem.ts'
import { yesWithin } from './reply.ts'
import { timetable } from './timetable.ts'

const now = instant(Date.parse('2026-11-23T09:00:00Z'))
const helper = (id: string, fields: Partial<WaveHelper> = {}): WaveHelper => ({
  id,
  yes: 0.5,
  pace: { medianMs: HOUR, spread: 1 },
  cost: 1,
  windows: [{ from: now, to: later(now, 30 * DAY) }],
  ...fields,
})
const cast = ['Ada', 'Ben', 'Chidi', 'Dana', 'Emre', 'Farah', 'Goran', 'Hana'].map((name) => helper(name))
const within = (hours: number) => ({ now, deadline: later(now, hours * HOUR) })

test('with time enough the best is asked first and the others only if nobody has said yes', () => {
  const plan = timetable({ ...within(24), helpers: cast })
  expect(plan.chance).toBeGreaterThanOrEqual(0.9)
  expect(plan.asks[0]).toEqual({ id: 'Ada', at: now })
  expect(plan.asks.filter(({ at }) => at === now)).toHaveLength(1)
  expect(plan.interruptions).toBeLessThan(2.2)
})

test('when the time is short several are asked at once', () => {
  const plan = timetable({ ...within(1.5), helpers: cast })
  expect(plan.asks.filter(({ at }) => at === now).length).toBeGreaterThan(2)
})

test('who would certainly help is enough', () => {
  const plan = timetable({ ...within(24), helpers: [helper('Ada', { yes: 0.99 }), ...cast.slice(1)] })
  expect(plan.asks).toEqual([{ id: 'Ada', at: now }])
})

test('where the wanted chance is out of reach, nearly all of it is reached without asking everybody at once', () => {
  const few = [helper('Ada', { yes: 0.3 }), helper('Ben', { yes: 0.3 }), helper('Chidi', { yes: 0.3 })]
  const plan = timetable({ ...within(48), helpers: few })
  expect(plan.chance).toBeGreaterThan(0.6)
  expect(plan.asks.filter(({ at }) => at === now)).toHaveLength(1)
})

test('nobody to ask is no plan', () => {
  expect(timetable({ ...within(8), helpers: [] })).toEqual({ asks: [], chance: 0, interruptions: 0 })
})

test('who was asked already is counted on and not asked again', () => {
  const asked = helper('Ada', { silentMs: 10 * MINUTE, yes: 0.8 })
  const plan = timetable({ ...within(8), helpers: [asked, ...cast.slice(1)] })
  const without = timetable({ ...within(8), helpers: cast.slice(1) })
  expect(plan.asks.map(({ id }) => id)).not.toContain('Ada')
  expect(plan.asks.length).toBeLessThan(without.asks.length)
})

test('a time that the asker fixed stays', () => {
  const at = later(now, 3 * HOUR + 17 * MINUTE)
  const plan = timetable({ ...within(8), helpers: [helper('Ada', { fixedAt: at }), ...cast.slice(1)] })
  expect(plan.asks).toContainEqual({ id: 'Ada', at })
})

test('a team that may sit in one meeting is not relied on alone', () => {
  const team = cast.slice(0, 5).map((one) => ({ ...one, group: 'platform' }))
  const others = cast.slice(5).map((one) => ({ ...one, yes: 0.45, group: one.id }))
  const plan = timetable({ ...within(4), helpers: [...team, ...others] })
  expect(plan.asks.some(({ id }) => others.some((one) => one.id === id))).toBe(true)
})

test('who has had an ask today is asked on another day where the time allows it', () => {
  const tomorrow = later(now, 15 * HOUR)
  const busy = helper('Ada', { dearUntil: tomorrow })
  const first = timetable({ ...within(48), helpers: [busy, ...cast.slice(1)] }).asks
  expect(first[0]?.id).not.toBe('Ada')
  expect(timetable({ ...within(2), helpers: [busy] }).asks[0]).toEqual({ id: 'Ada', at: now })
})

const anyHelper = fc.record({
  yes: fc.double({ min: 0.02, max: 0.95, noNaN: true }),
  medianMs: fc.integer({ min: 5 * MINUTE, max: 6 * HOUR }),
  cost: fc.double({ min: 0.5, max: 3, noNaN: true }),
  opens: fc.integer({ min: 0, max: 20 }),
  lasts: fc.integer({ min: 1, max: 12 }),
  group: fc.constantFrom(null, 'a', 'b'),
  silent: fc.constantFrom(null, null, null, 0, HOUR),
})
const anyHelpers = fc.array(anyHelper, { maxLength: 14 }).map((all) =>
  all.map(({ opens, lasts, medianMs, silent, ...rest }, place): WaveHelper => {
    const from = later(now, opens * HOUR)
    return helper(`h${place}`, {
      ...rest,
      pace: { medianMs, spread: 1.1 },
      windows: [{ from, to: later(from, lasts * HOUR) }],
      silentMs: silent,
    })
  }),
)

test('everybody is asked at most once, while they may be reached, before the deadline', () => {
  fc.assert(
    fc.property(anyHelpers, fc.integer({ min: 1, max: 30 }), (helpers, hours) => {
      const { deadline } = within(hours)
      const plan = timetable({ now, deadline, helpers })
      const ids = plan.asks.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { id, at } of plan.asks) {
        const own = helpers.find((one) => one.id === id)
        expect(own?.silentMs ?? null).toBeNull()
        expect(own?.windows.some(({ from, to }) => from <= at && at < to)).toBe(true)
        expect(at).toBeGreaterThanOrEqual(now)
        expect(at).toBeLessThan(deadline)
      }
    }),
    { numRuns: 60 },
  )
})

/** Waiting and interruptions of one list of times, by the formula in the plainest way. */
function plainCost(
  helpers: readonly WaveHelper[],
  asks: readonly { id: string; at: Instant }[],
  deadline: Instant,
) {
  const silence = (at: number) =>
    asks.reduce((left, ask) => {
      const one = helpers.find(({ id }) => id === ask.id)
      return one && ask.at < at ? left * (1 - yesWithin(one, 0, at - ask.at)) : left
    }, 1)
  const interruptions = asks.reduce((sum, { id, at }) => {
    return sum + (helpers.find((one) => one.id === id)?.cost ?? 0) * silence(at)
  }, 0)
  return { interruptions, chance: 1 - silence(deadline) }
}

test('against every timetable of three helpers and five moments, it costs at most a tenth more', () => {
  const three = [
    helper('Ada', { yes: 0.6, cost: 1.4 }),
    helper('Ben', { yes: 0.45, cost: 1 }),
    helper('Chidi', { yes: 0.7, cost: 2, pace: { medianMs: 2 * HOUR, spread: 1 } }),
  ]
  const { deadline } = within(10)
  const moments = [0, 2, 4, 6, 8].map((hours) => later(now, hours * HOUR))
  let least = Number.POSITIVE_INFINITY
  for (const a of [...moments, null])
    for (const b of [...moments, null])
      for (const c of [...moments, null]) {
        const asks = [a, b, c].flatMap((at, place) =>
          at === null ? [] : [{ id: three[place]?.id ?? '', at }],
        )
        const { interruptions, chance } = plainCost(three, asks, deadline)
        if (chance >= 0.8) least = Math.min(least, interruptions)
      }
  const plan = timetable({ now, deadline, helpers: three, target: 0.8, waitCost: 0 })
  const own = plainCost(three, plan.asks, deadline)
  expect(own.chance).toBeGreaterThanOrEqual(0.799)
  expect(own.interruptions).toBeLessThanOrEqual(least * 1.1)
})
