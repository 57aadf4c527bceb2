import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { seededChance } from '#demo/chance.ts'
import type { Rotation, Search, SizeBounds } from '#engine/grouping/contract.ts'
import { makeGroups } from './group/make-groups.ts'
import { groupsAsJson, groupsAsText } from './group/print-groups.ts'
import { type Crowd, readAbsent, readCrowd, readPairs } from './group/read-files.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'

const USAGE = `askwell group FILE.csv --size N or --groups N [--rounds R] [--sizes 3-6]
       [--diverse COLUMN,…] [--apart FILE] [--together FILE] [--history FILE]
       [--absent FILE] [--seconds S] [--seed N] [--json]

Composes groups: for rings, huddles, mixing rounds. In one round people are mixed by the columns of --diverse; over
several nobody meets the same person twice, as far as the numbers allow.

  FILE.csv    people: a header, then one a line; they go by email, id or name
  --sizes     how few and how many may sit together; without it one more or less than --size
  --apart, --together, --history
              CSV files; the people of a line belong together: never in one group, in one group at least once, met before
  --absent    CSV file of lines: person, number of the round
  --seconds   how long to search at most (2); a perfect answer comes at once
  --seed      the same number gives the same groups`

const OPTIONS = {
  size: { type: 'string' },
  groups: { type: 'string' },
  sizes: { type: 'string' },
  rounds: { type: 'string' },
  diverse: { type: 'string' },
  apart: { type: 'string' },
  together: { type: 'string' },
  history: { type: 'string' },
  absent: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parsed>['values']

export const groupVerb: Verb = {
  name: 'group',
  summary: 'Composes groups in which nobody meets twice.',
  usage: USAGE,
  async run(argv, io) {
    const { values, positionals } = parsed(argv)
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new WrongUsage('group takes one file of people.')
    const crowd = readCrowd(await read(file), file)
    const rotation = await rotationFrom(values, crowd)
    const made = attempt(() => makeGroups(rotation, searchFor(values, io)))
    io.out(values.json ? `${JSON.stringify(groupsAsJson(made, crowd))}\n` : groupsAsText(made, crowd))
    return 0
  },
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    // its sentence says which word of the line is wrong
    throw new WrongUsage(error instanceof Error ? error.message : String(error))
  }
}

async function rotationFrom(values: Values, crowd: Crowd): Promise<Rotation> {
  const people = crowd.names.length
  const rounds = whole(values.rounds ?? '1', '--rounds', 1, 200)
  const { apart, together, history, absent, diverse } = values
  const pairs = async (file: string | undefined) =>
    file === undefined ? [] : readPairs(await read(file), file, crowd)
  return {
    people,
    rounds,
    ...sizesFrom(values, people),
    apart: await pairs(apart),
    together: await pairs(together),
    met: await pairs(history),
    absent: absent === undefined ? [] : readAbsent(await read(absent), absent, crowd, rounds),
    kinds: diverse === undefined ? [] : diverse.split(',').map((column) => crowd.column(column)),
  }
}

function sizesFrom({ size, groups, sizes }: Values, people: number): { size: number; bounds: SizeBounds } {
  if ((size === undefined) === (groups === undefined))
    throw new WrongUsage('group takes either --size or --groups.')
  const wished =
    size === undefined
      ? people / whole(groups ?? '', '--groups', 1, people)
      : whole(size, '--size', 1, Math.max(1, people))
  const given = /^(\d+)-(\d+)$/.exec(sizes ?? '')
  if (sizes !== undefined && !given)
    throw new WrongUsage('--sizes takes the least and the most, such as 3-6.')
  const bounds = given
    ? { least: Number(given[1]), most: Number(given[2]) }
    : size === undefined
      ? { least: Math.max(1, Math.floor(wished)), most: Math.ceil(wished) }
      : { least: Math.max(1, wished - 1), most: wished + 1 }
  if (bounds.least < 1 || bounds.least > bounds.most)
    throw new WrongUsage('--sizes takes the least first, from 1.')
  return { size: Math.round(Math.min(bounds.most, Math.max(bounds.least, wished))), bounds }
}

/** With a seed the patience is counted in steps, since a clock never runs twice the same. */
function searchFor({ seconds: given, seed }: Values, io: Io): Search {
  const seconds = Number(given ?? '2')
  if (!(seconds > 0 && seconds <= 3_600)) throw new WrongUsage('--seconds takes a number up to 3600.')
  if (seed !== undefined) {
    const most = Math.ceil(seconds * STEPS_A_SECOND)
    let steps = 0
    return {
      random: seededChance(whole(seed, '--seed', 0, 2 ** 32 - 1)).next,
      progress: () => Math.min(1, steps++ / most),
    }
  }
  const start = io.now()
  return {
    random: Math.random,
    progress: () => Math.min(1, Math.max(0, (io.now() - start) / (seconds * 1_000))),
  }
}

/** About how often a second the search asks for its progress. */
const STEPS_A_SECOND = 400

function whole(word: string, option: string, least: number, most: number): number {
  const number = Number(word)
  if (/^\d+$/.test(word) && number >= least && number <= most) return number
  throw new WrongUsage(`${option} takes a whole number from ${least} to ${most}.`)
}

/** Sizes that leave no room are what the person asked for, not a fault of ours. */
function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError)
      throw new Refused(`${error.message}: try other --sizes, or another --size.`)
    throw error
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    // whatever the reason, the next step is the same
    throw new Refused(`${file} can't be read, check the path.`)
  }
}
