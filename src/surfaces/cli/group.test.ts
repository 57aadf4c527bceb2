import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tryVerb } from './fixtures/try-verb.ts'
import { groupVerb } from './group.ts'
import { WrongUsage } from './io.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'askwell-group-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const crowd = (count: number) =>
  file(
    `${count}.csv`,
    `name,team\n${Array.from({ length: count }, (_, n) => `P${n},T${n % 4}`).join('\n')}\n`,
  )

interface Answer {
  readonly rounds: readonly (readonly (readonly string[])[])[]
  readonly repeats: number
  readonly apartMet: number
  readonly togetherMissed: number
}

async function answer(...argv: string[]): Promise<Answer> {
  const { code, out, err } = await tryVerb(groupVerb, [...argv, '--json', '--seed', '7'])
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as Answer
}

test('twenty people sit in mixed fives for four rounds and meet nobody twice', async () => {
  const { rounds, repeats } = await answer(await crowd(20), '--size', '5', '--rounds', '4')
  expect(repeats).toBe(0)
  expect(rounds).toHaveLength(4)
  for (const groups of rounds) expect(new Set(groups.flat()).size).toBe(20)
})

test('wishes, history and who is away are kept', async () => {
  const people = await crowd(24)
  const { rounds, apartMet, togetherMissed } = await answer(
    ...[people, '--size', '4', '--sizes', '3-5', '--rounds', '3'],
    ...['--apart', await file('apart.csv', 'a,b\nP0,P1\nP2,P3\n')],
    ...['--together', await file('together.csv', 'p4;p5\n')],
    ...['--history', await file('history.csv', 'P6,P7,P8\n')],
    ...['--absent', await file('absent.csv', 'person,round\nP9,2\n')],
  )
  expect([apartMet, togetherMissed]).toEqual([0, 0])
  const together = (a: string, b: string) =>
    rounds.filter((groups) => groups.some((group) => group.includes(a) && group.includes(b))).length
  expect(together('P0', 'P1')).toBe(0)
  expect(together('P4', 'P5')).toBeGreaterThan(0)
  expect(together('P6', 'P8')).toBe(0)
  expect(rounds.map((groups) => groups.flat().includes('P9'))).toEqual([true, false, true])
})

test('one round mixes the teams', async () => {
  const { rounds } = await answer(await crowd(16), '--groups', '4', '--diverse', 'team')
  const teams = rounds[0]?.map((group) => new Set(group.map((name) => Number(name.slice(1)) % 4)).size)
  expect(teams).toEqual([4, 4, 4, 4])
})

test('the same seed gives the same groups', async () => {
  const people = await crowd(18)
  const once = await answer(people, '--size', '3', '--rounds', '8', '--seconds', '0.1')
  expect(await answer(people, '--size', '3', '--rounds', '8', '--seconds', '0.1')).toEqual(once)
})

test('groups are shown by name, with a sentence on what they fall short of', async () => {
  const people = await crowd(4)
  const { out } = await tryVerb(groupVerb, [
    people,
    '--size',
    '2',
    '--sizes',
    '2-2',
    '--rounds',
    '3',
    '--seed',
    '1',
  ])
  expect(out).toMatch(/^Round 1\n {2}1\. P\d, P\d\n/)
  expect(out).toContain('Nobody meets twice, and every wish is kept.')
  const four = await tryVerb(groupVerb, [
    people,
    '--size',
    '2',
    '--sizes',
    '2-2',
    '--rounds',
    '4',
    '--seed',
    '1',
  ])
  expect(four.out).toContain('2 meetings repeat an earlier one.')
})

test.each([
  [
    'a person who is not there',
    ['--size', '4', '--apart', 'P0,P99\nP1,P98'],
    'line 1: P99 is not among the people',
  ],
  ['sizes that leave no room', ['--size', '4', '--sizes', '7-7'], '16 people make no groups of 7 to 7'],
  ['a column that is not there', ['--size', '4', '--diverse', 'site'], "no column 'site'; it has name, team"],
])('%s is refused with what to do', async (_, argv, said) => {
  const given = await Promise.all(
    argv.map((word) => (word.includes('\n') ? file('wrong.csv', word) : Promise.resolve(word))),
  )
  const { code, err } = await tryVerb(groupVerb, [await crowd(16), ...given])
  expect(code).toBe(1)
  expect(err).toContain(said)
})

test('a person who stands in the file twice, or has no name, is refused with the row', async () => {
  const twice = await file('twice.csv', 'email\na@example.org\nA@example.org\n')
  expect((await tryVerb(groupVerb, [twice, '--size', '2'])).err).toContain(
    'row 3: A@example.org stands there twice',
  )
  const empty = await file('empty.csv', 'email,name\n,Ada\n')
  expect((await tryVerb(groupVerb, [empty, '--size', '2'])).err).toContain(
    "row 2: the column 'email' is empty",
  )
})

test.each([[[]], [['x.csv', '--size', '2', '--groups', '2']], [['x.csv', 'y.csv']], [['--no-such']]])(
  '%j is wrong usage',
  async (argv) => {
    const given = argv.map((word) => (word === 'x.csv' ? join(folder, '16.csv') : word))
    await crowd(16)
    await expect(tryVerb(groupVerb, given)).rejects.toBeInstanceOf(WrongUsage)
  },
)
