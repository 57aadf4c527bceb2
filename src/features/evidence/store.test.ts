import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import {
  addPieces,
  listParts,
  type NewPiece,
  readAll,
  readChanged,
  removeAllParts,
  removePart,
  removeRun,
} from './store.ts'

let world: TestWorld
let ada = ''
let ben = ''

beforeAll(async () => {
  world = await testWorld()
  ;[ada = '', ben = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Ito' },
    { email: 'ben@example.org', name: 'Ben Okafor' },
  ])
})
afterAll(() => world.close())

function piece(externalId: string, people: NewPiece['people']): NewPiece {
  const text = `pooler: close idle sessions, step ${externalId}`
  return {
    source: 'git',
    externalId,
    at: instant(MONDAY - 1_000),
    text,
    paths: ['src/pooler.c'],
    people,
    seenBy: 'all',
  }
}

const textsOf = (personId: string) =>
  world.run(async (tx) =>
    (await listParts(tx, personId, { all: true }, { limit: 50, before: null })).map((row) => row.text),
  )

/** What a reader hears of that has seen everything up to a transaction, oldest id first. */
const changedSince = (transaction: number) =>
  world.run(async (tx) => {
    const rows = await readChanged(tx, { transaction, id: '~' }, 100)
    return rows.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1))
  })
const newestTransaction = () =>
  world.run(async (tx) =>
    (await readAll(tx, '', 100)).reduce((most, row) => Math.max(most, row.changedIn), 0),
  )

test('a second run adds nothing twice, and adds who was not in a piece before', async () => {
  const first = [piece('a1', [[ada, 'author']]), piece('a2', [[ada, 'author']])]
  expect(await world.run((tx) => addPieces(tx, first, 'run-a'))).toHaveLength(2)
  expect(await world.run((tx) => addPieces(tx, first, 'run-b'))).toHaveLength(0)
  const withBen = [
    piece('a1', [
      [ada, 'author'],
      [ben, 'helper'],
    ]),
  ]
  expect(await world.run((tx) => addPieces(tx, withBen, 'run-b'))).toHaveLength(0)
  expect(await textsOf(ben)).toEqual(['pooler: close idle sessions, step a1'])
})

test('what an undone run added is gone for readers too, and comes back with a new run', async () => {
  const pieces = [piece('u1', [[ada, 'author']]), piece('u2', [[ben, 'author']])]
  await world.run((tx) => addPieces(tx, pieces, 'run-u'))
  const start = await newestTransaction()
  expect(await world.run((tx) => removeRun(tx, 'run-u'))).toBe(2)
  expect(await textsOf(ada)).not.toContain('pooler: close idle sessions, step u1')
  const emptied = await changedSince(start)
  expect(emptied.map((row) => [row.externalId, row.people.length])).toEqual([
    ['u1', 0],
    ['u2', 0],
  ])
  expect(await world.run((tx) => addPieces(tx, pieces, 'run-v'))).toHaveLength(2)
  expect(await textsOf(ada)).toContain('pooler: close idle sessions, step u1')
  expect((await changedSince(start)).map((row) => row.people.length)).toEqual([1, 1])
})

test('what its owner removed stays removed, also when the run was undone and runs again', async () => {
  const pieces = [
    piece('r1', [
      [ada, 'author'],
      [ben, 'helper'],
    ]),
    piece('r2', [[ada, 'author']]),
  ]
  const [one = '', two = ''] = await world.run((tx) => addPieces(tx, pieces, 'run-r'))
  await world.run((tx) => removePart(tx, { pieceId: one, personId: ada }))
  await world.run((tx) => removePart(tx, { pieceId: two, personId: ada }))
  await world.run((tx) => removeRun(tx, 'run-r'))
  expect(await world.run((tx) => addPieces(tx, pieces, 'run-s'))).toHaveLength(1)
  const step = 'pooler: close idle sessions, step r1'
  expect(await textsOf(ada)).not.toContain(step)
  expect(await textsOf(ben)).toContain(step)
  expect(await world.run((tx) => addPieces(tx, pieces, 'run-t'))).toHaveLength(0)
})

test('who is erased is in no piece any more, and a piece keeps its words only for who is left in it', async () => {
  const pieces = [
    piece('e1', [
      [ada, 'author'],
      [ben, 'helper'],
    ]),
    piece('e2', [[ben, 'author']]),
  ]
  await world.run((tx) => addPieces(tx, pieces, null))
  await world.run((tx) => removeAllParts(tx, ben))
  expect(await textsOf(ben)).toEqual([])
  expect(await textsOf(ada)).toContain('pooler: close idle sessions, step e1')
  const left = await world.db
    .selectFrom('evidencePieces' as never)
    .selectAll()
    .execute()
  expect(left).toContainEqual(expect.objectContaining({ externalId: 'e2', text: '', paths: [] }))
})
