import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { composeTables } from './compose.ts'
import { evolve } from './evolve.ts'
import type { Plan, RingState, Seat } from './state.ts'

const plan: Plan = {
  title: 'Hall',
  form: 'live',
  startsAt: instant(0),
  zone: 'UTC',
  language: 'en',
  rounds: ['work'],
  minutesPerAsk: 2,
  expected: 90,
  who: 'code',
  inviteIds: [],
  mixing: true,
  namesWhileWriting: true,
  holdOffers: false,
  asyncHours: 48,
}

const seat = (id: string, teamId: string | null): Seat => ({
  id,
  personId: id,
  name: id,
  teamId,
  tableId: null,
  isCohost: false,
  hereBy: 'p',
  gone: null,
  tally: null,
})

function hall(people: number, met: readonly (readonly [string, string])[] = []): RingState {
  const host = seat('p0', 't0')
  const begun = evolve(null, { kind: 'setUp', id: 'r', code: 'ash 0000', plan, host, met }, instant(0))
  return Array.from({ length: people - 1 }, (_, at) => seat(`p${at + 1}`, `t${(at + 1) % 6}`)).reduce(
    (state, one) => evolve(state, { kind: 'joined', seat: one }, instant(0)),
    begun,
  )
}

test.each([
  [30, 1],
  [31, 2],
  [90, 6],
  [500, 31],
])('%i people sit at %i tables, of eight to twenty-four', (people, tables) => {
  const run = composeTables(hall(people))
  expect(run.tables).toHaveLength(tables)
  for (const { seatIds } of tables === 1 ? [] : run.tables) {
    expect(seatIds.length).toBeGreaterThanOrEqual(8)
    expect(seatIds.length).toBeLessThanOrEqual(24)
  }
  expect(new Set(run.tables.flatMap(({ seatIds }) => seatIds)).size).toBe(people)
  expect(run.tables[0]?.seatIds[0]).toBe('p0')
})

test('teams are spread over the tables, and who sat together last time is parted', () => {
  const last = Array.from({ length: 15 }, (_, at) => [`p${at * 6}`, `p${(at * 6 + 1) % 90}`] as const)
  const state = hall(90, last)
  const { tables } = composeTables(state)
  for (const { seatIds } of tables) {
    const teams = Map.groupBy(seatIds, (id) => state.seats[id]?.teamId)
    expect(Math.max(...[...teams.values()].map(({ length }) => length))).toBeLessThanOrEqual(4)
  }
  const again = last.filter(([a, b]) =>
    tables.some(({ seatIds }) => seatIds.includes(a) && seatIds.includes(b)),
  )
  expect(again).toEqual([])
})

test('where cards were written beforehand, whoever could help with one sits at its table', () => {
  const people = 64
  const gathered = hall(people)
  const cards = Array.from({ length: people }, (_, at) => at)
  const helperOf = (at: number) => (at * 7 + 5) % people
  const written = cards.reduce(
    (state, at) =>
      evolve(
        state,
        {
          kind: 'wrote',
          card: {
            id: `c${at}`,
            seatId: Object.keys(state.seats)[at] ?? '',
            round: 'work',
            text: 'Who has a lathe?',
            isReady: true,
            mayGoOutside: false,
            readAt: null,
          },
        },
        instant(0),
      ),
    gathered,
  )
  const seats = Object.keys(written.seats)
  const potential = Object.fromEntries(
    cards.map((at) => [`c${at}`, [{ seatId: seats[helperOf(at)] ?? '', chance: 0.3 }]]),
  )
  const helped = (state: RingState) =>
    composeTables(state).tables.flatMap(({ seatIds }) =>
      cards.filter((at) => seatIds.includes(seats[at] ?? '') && seatIds.includes(seats[helperOf(at)] ?? '')),
    ).length
  const knowing = evolve(written, { kind: 'weighed', potential }, instant(0))
  expect(helped(knowing)).toBeGreaterThan(1.5 * helped(written))
})

test('a card that says something else is weighed anew', () => {
  const card = {
    id: 'c',
    seatId: 'p1',
    round: 'work' as const,
    text: 'Who has a lathe?',
    isReady: true,
    mayGoOutside: false,
    readAt: null,
  }
  const at = instant(0)
  const written = evolve(hall(31), { kind: 'wrote', card }, at)
  const weighed = evolve(written, { kind: 'weighed', potential: { c: [{ seatId: 'p2', chance: 0.3 }] } }, at)
  expect(evolve(weighed, { kind: 'wrote', card }, at).potential).toEqual(weighed.potential)
  expect(
    evolve(weighed, { kind: 'wrote', card: { ...card, text: 'Who has a drill?' } }, at).potential,
  ).toEqual({})
})
