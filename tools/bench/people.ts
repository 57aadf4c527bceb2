import { parseArgs } from 'node:util'
import { DAY, later } from '#engine/time/instant.ts'
import { takePieces } from '#features/evidence/commands.ts'
import type { Candidates } from '#features/invitations/schema.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import type { z } from 'zod'
import { quantile } from './who/metrics.ts'

/**
 * `npm run bench -- people [--people 10000] [--pieces 60000] [--asks 200]`: `POST /who` as People and Compose call it,
 * in an organisation of invented people of whom every fifth has opted out: from the operation to its answer, with the
 * database, reach, limits and reasons.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '10000' },
      pieces: { type: 'string', default: '60000' },
      asks: { type: 'string', default: '200' },
    },
  })
  const world = await testWorld()
  try {
    const draw = numbers(7)
    const people = await invent(world, Number(values.people))
    await giveEvidence(world, people, Number(values.pieces), draw)
    await measure(world, people, Number(values.asks), draw)
  } finally {
    await world.close()
  }
}

type Draw = (below: number) => number

/** A linear congruential generator (Numerical Recipes): the same organisation each time. */
function numbers(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
}

const SYLLABLES = 'ba ke lo mi nu pa re so ti vu'.split(' ')

/** Few words are everywhere, most are rare. */
function word(draw: Draw): string {
  const rank = Math.floor(8_000 ** (draw(10_000) / 10_000))
  return String(rank).replace(/\d/g, (digit) => SYLLABLES[Number(digit)] ?? '')
}

function sentence(draw: Draw, words: number): string {
  return Array.from({ length: words }, () => word(draw)).join(' ')
}

async function invent(world: TestWorld, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, n) => ({
      email: `p${from + n}@example.org`,
      name: `Person ${from + n}`,
      title: `Title ${(from + n) % 40}`,
      team: `Team ${(from + n) % 200}`,
      zone: 'Europe/Lisbon',
    }))
    ids.push(...(await world.addPeople(rows)))
  }
  const away = ids.filter((_, n) => n % 5 === 0)
  for (const id of away) await world.as(id, 'reach.changeMe', { optedOut: true })
  return ids
}

async function giveEvidence(world: TestWorld, people: readonly string[], count: number, draw: Draw) {
  for (let from = 0; from < count; from += 1_000) {
    const pieces = Array.from({ length: Math.min(1_000, count - from) }, (_, n) => ({
      source: 'bench',
      externalId: String(from + n),
      at: later(MONDAY, -draw(900) * DAY),
      text: sentence(draw, 25),
      paths: [],
      people: [
        [people[draw(people.length)] ?? '', 'author'] as const,
        [people[draw(people.length)] ?? '', 'helper'] as const,
      ],
      seenBy: 'all' as const,
    }))
    await world.run((tx) => takePieces(tx, pieces, null))
  }
}

async function measure(world: TestWorld, people: readonly string[], asks: number, draw: Draw) {
  const start = performance.now()
  await ask(world, people[1] ?? '', 'first', 10)
  console.log(`first answer, with the whole log to read: ${(performance.now() - start).toFixed(0)} ms`)
  for (const [name, words, limit] of [
    ['People: 3 words, 10 people', 3, 10],
    ['Compose: 40 words, 3 people', 40, 3],
  ] as const) {
    const times: number[] = []
    let found = 0
    for (let n = 0; n < asks; n += 1) {
      const text = sentence(draw, words)
      const asker = people[draw(people.length)] ?? ''
      const begun = performance.now()
      found += await ask(world, asker, text, limit)
      times.push(performance.now() - begun)
    }
    const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)].map((ms) => ms.toFixed(1))
    console.log(`${name}: p50 ${p50} ms, p95 ${p95} ms; ${(found / asks).toFixed(1)} people each`)
  }
}

async function ask(world: TestWorld, asker: string, text: string, limit: number): Promise<number> {
  const answer = (await world.as(asker, 'who', { text, limit })) as z.output<typeof Candidates>
  return answer.people.length
}
