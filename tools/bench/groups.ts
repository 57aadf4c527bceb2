import { parseArgs } from 'node:util'
import { composeGroups, type Composition } from '#engine/grouping/compose.ts'
import type { Pair, Rotation } from '#engine/grouping/contract.ts'
import { Partition } from '#engine/grouping/partition.ts'
import { rotate } from '#engine/grouping/rotate.ts'
import { type Chance, seededChance } from '#demo/chance.ts'
import { halls } from './groups/halls.ts'
import { search } from './groups/patience.ts'

const USAGE =
  'npm run bench -- groups [--long 60]   (--long: CPU seconds of the reference run, 0 leaves it out)'

/**
 * Tables of a ring: how many cards find help, against simpler ways to seat people. One round: the value after 1 and 10 s of CPU against a random deal, a descent, a descent begun again and again for
 * 10 s, and our own long run. Several rounds: repeats, pairs apart that met, pairs together that missed.
 */
export function run(args: readonly string[]): void {
  const { values } = parseArgs({ args: [...args], options: { long: { type: 'string', default: '60' } } })
  const long = Number(values.long)
  if (!(long >= 0)) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  halls()
  rotations()
  oneRound(long)
}

interface Case {
  readonly name: string
  readonly composition: Composition
}

function oneRound(long: number): void {
  console.log(`\none round: value, and distance to the best of the row\n${heads(long).join('  ')}`)
  for (const { name, composition } of cases()) {
    const found = [
      new Partition(composition, seededChance(1).next).best().value,
      descended(composition, 1),
      again(composition, 10),
      composeGroups(composition, search(2, 1)).value,
      composeGroups(composition, search(2, 10)).value,
      ...(long > 0 ? [composeGroups(composition, search(3, long)).value] : []),
    ]
    const best = Math.max(...found)
    const cells = found.map((value) => `${value.toFixed(0).padStart(8)} ${percent(value / best - 1)}`)
    console.log([name.padEnd(16), ...cells].join('  '))
  }
}

function heads(long: number): string[] {
  const columns = [
    'random',
    'descent',
    'descents 10 s',
    'ours 1 s',
    'ours 10 s',
    ...(long > 0 ? [`ours ${long} s`] : []),
  ]
  return [' '.repeat(16), ...columns.map((head) => head.padStart(16))]
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`.padStart(7)
}

/** Instances in the manner of MDGPLIB: whole numbers to 100, or points in ten dimensions; equal or flexible sizes. */
function cases(): Case[] {
  const groupsOf: Readonly<Record<number, number>> = { 120: 10, 240: 12, 480: 20 }
  return [120, 240, 480].flatMap((people) =>
    (['numbers', 'points'] as const).flatMap((kind) =>
      (['equal', 'flexible'] as const).map((sizing) => {
        const count = groupsOf[people] ?? 1
        const size = people / count
        const bounds =
          sizing === 'equal'
            ? { least: size, most: size }
            : { least: Math.floor(size * 0.8), most: Math.ceil(size * 1.2) }
        const composition = {
          people,
          worth: worth(people, kind, seededChance(people)),
          sizes: Array.from({ length: count }, () => bounds),
        }
        return { name: `${kind} ${people} ${sizing}`.slice(0, 20), composition }
      }),
    ),
  )
}

function worth(people: number, kind: 'numbers' | 'points', chance: Chance): Float64Array {
  const points = Array.from({ length: people }, () => Array.from({ length: 10 }, () => chance.next() * 10))
  const between = (a: number, b: number) =>
    kind === 'numbers'
      ? chance.whole(101)
      : Math.hypot(...(points[a] ?? []).map((x, axis) => x - (points[b]?.[axis] ?? 0)))
  const table = new Float64Array(people * people)
  for (let a = 0; a < people; a++) {
    for (let b = 0; b < a; b++) table[a * people + b] = table[b * people + a] = between(a, b)
  }
  return table
}

function descended(composition: Composition, seed: number): number {
  const partition = new Partition(composition, seededChance(seed).next)
  partition.descend()
  return partition.best().value
}

function again(composition: Composition, seconds: number): number {
  let best = 0
  const { progress } = search(0, seconds)
  for (let seed = 1; progress() < 1; seed++) best = Math.max(best, descended(composition, seed))
  return best
}

function rotations(): void {
  console.log('\nseveral rounds, at most 2 s of CPU each: repeats / apart met / together missed')
  const hard = [1, 2, 3].flatMap((seed) => [hardCase(seed, 3), hardCase(seed, 4)])
  for (const rotation of [...hard, ...exactCases()]) {
    const start = process.cpuUsage().user
    const { shortfall } = rotate(rotation, search(1, 2))
    const { people, size, rounds, bounds } = rotation
    const seconds = (process.cpuUsage().user - start) / 1e6
    console.log(
      `${people} people, ${bounds.least}-${bounds.most} (${size}), ${rounds} rounds${rotation.apart ? ', 12 % away' : ''}:`.padEnd(
        50,
      ),
      `${shortfall.repeats} / ${shortfall.apartMet} / ${shortfall.togetherMissed}`.padEnd(12),
      `${seconds.toFixed(2)} s${shortfall.outOfBounds > 0 ? `, sizes missed by ${shortfall.outOfBounds}` : ''}`,
    )
  }
}

/** Fifty people, twelve weeks, an eighth away each week, ten pairs apart, eight together. */
function hardCase(seed: number, least: number): Rotation {
  const chance = seededChance(seed)
  const pairs = new Map<string, Pair>()
  while (pairs.size < 18) {
    const a = chance.whole(50)
    const b = chance.whole(50)
    if (a < b) pairs.set(`${a} ${b}`, [a, b])
  }
  const wishes = [...pairs.values()]
  const absent = Array.from(
    { length: 12 },
    () => new Set([...Array(50).keys()].filter(() => chance.next() < 0.12)),
  )
  const apart = wishes.slice(0, 10)
  const together = wishes.slice(10)
  return { people: 50, size: 5, rounds: 12, bounds: { least, most: 6 }, absent, apart, together }
}

function exactCases(): Rotation[] {
  const rows = [
    [15, 3, 7],
    [18, 3, 8],
    [21, 3, 9],
    [32, 4, 9],
    [32, 4, 10],
    [28, 4, 9],
    [25, 5, 6],
    [35, 5, 6],
    [36, 6, 3],
    [49, 7, 8],
    [64, 8, 8],
  ] as const
  return rows.map(([people, size, rounds]) => ({ people, size, rounds, bounds: { least: size, most: size } }))
}
