import { parseArgs } from 'node:util'
import { isReachable } from '#engine/reach/next-moment.ts'
import { who } from '#engine/rank/who.ts'
import { DAY, instant } from '#engine/time/instant.ts'
import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { answerOf, asksOfWeek, type Member, members, type PlannedAsk, reachOf } from './week/people.ts'
import { type Contact, contacts, live, settleIn, type Week } from './week/run.ts'
import { randomFrom } from './waves/world.ts'

/**
 * A simulated week of 300 people and 1,000 asks on the moved clock: every ask, wave, answer and notice goes through the
 * real commands and a real PostgreSQL. Printed beside what issue and targets ask for.
 *
 * `--people N` (300), `--asks N` (1,000), `--seed N` (1)
 */
export async function run(args: readonly string[]): Promise<void> {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
  const { values } = parseArgs({
    args: [...args],
    options: { people: text('300'), asks: text('1000'), seed: text('1') },
  })
  const seed = Number(values.seed)
  const random = randomFrom(seed)
  const world = await testWorld({ mail: false })
  try {
    const all = members(Number(values.people), random)
    const monday = instant(Math.floor(world.clock.now() / DAY) * DAY)
    const asks = asksOfWeek(all, Number(values.asks), monday, random)
    const ids = await settleIn(world, all, random)
    const before = performance.now()
    const week = await live(world, { asks, ids, all }, seed, (sent) => {
      if (sent % 100 === 0)
        console.error(`${sent} asks sent, ${((performance.now() - before) / 1_000).toFixed(0)} s`)
    })
    const pure = await pureExpertise(world, { asks, ids, all }, seed)
    report(week, await contacts(world), { all, pure, seconds: (performance.now() - before) / 1_000 })
  } finally {
    await world.close()
  }
}

/** Eight at once, the greatest experts first, whoever they are and however much they carry; the first yes helps. */
async function pureExpertise(
  world: TestWorld,
  given: {
    readonly asks: readonly PlannedAsk[]
    readonly ids: readonly string[]
    readonly all: readonly Member[]
  },
  seed: number,
): Promise<{ readonly help: readonly number[]; readonly success: number }> {
  const index = await world.run((tx) => world.services.get(rankingKey).upToDate(tx))
  const places = new Map(given.ids.map((id, place) => [id, place]))
  const help = new Map<number, number>()
  for (const ask of given.asks) {
    const asker = given.ids[ask.asker.place] ?? ''
    const found = who(
      index,
      { text: ask.text, at: ask.at, asker },
      { limit: 8, load: () => 0, reasons: false },
    )
    const yesses = found.flatMap(({ person }) => {
      const one = given.all[places.get(person) ?? -1]
      const answer = one && answerOf(ask, one, ask.at, seed)
      return one && answer?.says === 'accept' && answer.at <= ask.needBy ? [{ one, at: answer.at }] : []
    })
    const first = yesses.sort((a, b) => a.at - b.at)[0]
    if (first) help.set(first.one.place, (help.get(first.one.place) ?? 0) + 1)
  }
  const given_ = [...help.values()]
  return { help: given_, success: given_.reduce((sum, count) => sum + count, 0) / given.asks.length }
}

function report(
  week: Week,
  reached: readonly Contact[],
  given: {
    readonly all: readonly Member[]
    readonly pure: { readonly help: readonly number[]; readonly success: number }
    readonly seconds: number
  },
): void {
  const count = week.asks.size
  const yesses = reached.filter(({ state }) => state === 'accepted')
  const helped = new Set(yesses.map(({ askId }) => askId)).size / count
  const fewer = 1 - reached.length / (8 * count)
  const say = (what: string, value: string, verdict = '') =>
    console.log(`${what.padEnd(66)}${value.padStart(8)}  ${verdict}`)
  const percent = (ratio: number) => `${(100 * ratio).toFixed(1)} %`
  const isIn = (holds: boolean) => (holds ? 'reached' : 'MISSED')
  console.log(
    `${given.all.length} people, ${count} asks, real commands and PostgreSQL, ${given.seconds.toFixed(0)} s; ` +
      `limits of 3 to 16 asks a week, on average ${(given.all.reduce((sum, { limit }) => sum + limit, 0) / given.all.length).toFixed(1)}`,
  )
  say('asks with a yes by their deadline (≥ 90 %)', percent(helped), isIn(helped >= 0.9))
  say('fewer contacts than asking eight at once (≥ 35 %)', percent(fewer), isIn(fewer >= 0.35))
  say('contacts for each ask', (reached.length / count).toFixed(2))
  say(
    'people over their limit in any seven days (0)',
    String(overLimit(week, reached)),
    isIn(overLimit(week, reached) === 0),
  )
  const outside = reached.filter(
    ({ personId, reachedAt }) => !isReachable(reachOf(memberOf(week, personId)), reachedAt),
  )
  say('contacts outside the helper’s hours (0)', String(outside.length), isIn(outside.length === 0))
  const twice = reached.length - new Set(reached.map(({ askId, personId }) => `${askId} ${personId}`)).size
  say('asked twice for one ask (0)', String(twice), isIn(twice === 0))
  const own = topShare(countBy(yesses.map(({ personId }) => personId)), given.all.length)
  const pure = topShare(given.pure.help, given.all.length)
  say('help carried by the 5 % who help most', percent(own), isIn(own < pure))
  say('the same, eight at once by pure expertise without limits', percent(pure))
  say('asks with a yes, eight at once by pure expertise without limits', percent(given.pure.success))
}

function memberOf(week: Week, personId: string): Member {
  return week.ids.get(personId) as Member
}

function overLimit(week: Week, reached: readonly Contact[]): number {
  const times = new Map<string, number[]>()
  for (const { personId, reachedAt } of reached)
    times.set(personId, [...(times.get(personId) ?? []), reachedAt])
  return [...times].filter(([personId, all]) => {
    const { limit } = memberOf(week, personId)
    return all.some((at, place) => (all[place + limit] ?? Number.POSITIVE_INFINITY) - at < 7 * DAY)
  }).length
}

function countBy(names: readonly string[]): number[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.values()]
}

function topShare(help: readonly number[], people: number): number {
  const top = help.toSorted((a, b) => b - a).slice(0, Math.ceil(people / 20))
  return (
    top.reduce((sum, count) => sum + count, 0) /
    Math.max(
      1,
      help.reduce((sum, count) => sum + count, 0),
    )
  )
}
