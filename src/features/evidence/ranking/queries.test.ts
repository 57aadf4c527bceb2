import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { snapshot } from '#engine/rank/snapshot.ts'
import { later } from '#engine/time/instant.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { setHidden } from '../hiding/store.ts'
import { addPieces, type NewPiece, removeAllParts, removePart, removeRun } from '../store.ts'
import { Ranking } from './queries.ts'

let world: TestWorld
let folder = ''
let file = ''
let ada = ''
let ben = ''

beforeAll(async () => {
  world = await testWorld()
  folder = await mkdtemp(join(tmpdir(), 'askwell-ranking-'))
  file = join(folder, 'ranking.snapshot')
})
beforeEach(async () => {
  await rm(file, { force: true })
  const round = (made += 1)
  ;[ada = '', ben = ''] = await world.addPeople([
    { email: `ada${round}@example.org`, name: 'Ada Ito' },
    { email: `ben${round}@example.org`, name: 'Ben Okafor' },
  ])
  const many = Array.from({ length: 700 }, (_, n) =>
    piece(n, n % 2 === 0 ? [[ada, 'helper']] : [[ben, 'author']]),
  )
  await world.run((tx) => addPieces(tx, many, `run ${round}`))
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true, force: true })
})

let made = 0

function piece(n: number, people: NewPiece['people'], seenBy: NewPiece['seenBy'] = 'all'): NewPiece {
  return {
    source: 'test',
    externalId: `${made} ${n}`,
    at: later(MONDAY, -(n + 1) * 60_000),
    text: `pooler step ${n}: close idle session number ${n % 37}`,
    paths: [],
    people,
    seenBy,
  }
}

/** The whole index as bytes, which are equal where the evidence is. */
const bytesOf = (ranking: Ranking) =>
  world.run(async (tx) => Buffer.from(snapshot(await ranking.upToDate(tx))).toString('base64'))
const rebuilt = () => bytesOf(new Ranking())
async function kept(): Promise<Ranking> {
  const ranking = new Ranking(file)
  await world.run((tx) => ranking.keep(tx))
  return ranking
}
const isThere = () =>
  stat(file).then(
    () => true,
    () => false,
  )

test('a process that starts again goes on from its snapshot, and knows what a rebuilt index knows', async () => {
  await kept()
  expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await bytesOf(new Ranking(file))).toBe(await rebuilt())
})

test('what changed while nobody ran is made up for: added, joined, hidden, removed, undone', async () => {
  await kept()
  await world.run(async (tx) => {
    const [fresh = '', gone = ''] = await addPieces(
      tx,
      [piece(9001, [[ada, 'helper']]), piece(9002, [[ben, 'helper']])],
      'later',
    )
    await addPieces(tx, [piece(3, [[ada, 'reviewer']])], null)
    await setHidden(tx, { pieceId: fresh, personId: ada }, true)
    await removePart(tx, { pieceId: gone, personId: ben })
    await addPieces(tx, [piece(9003, [[ben, 'helper']], 'people')], null)
  })
  await world.run((tx) => removeRun(tx, 'later'))
  const again = new Ranking(file)
  expect(await bytesOf(again)).toBe(await rebuilt())
  await world.run((tx) => addPieces(tx, [piece(9004, [[ben, 'helper']])], null))
  expect(await bytesOf(again)).toBe(await rebuilt())
})

test('a piece that only its people may see stays theirs through a restart', async () => {
  const [closed = ''] = await world.run((tx) =>
    addPieces(tx, [piece(9100, [[ben, 'helper']], 'people')], null),
  )
  await kept()
  const again = new Ranking(file)
  await bytesOf(again)
  expect([again.maySee(ada, closed), again.maySee(ben, closed)]).toEqual([false, true])
})

test('a snapshot that is cut off, damaged or foreign is as good as none', async () => {
  await kept()
  const whole = await readFile(file)
  const damaged = Buffer.from(whole)
  damaged[whole.length >> 1] = (damaged[whole.length >> 1] ?? 0) ^ 1
  for (const bytes of [whole.subarray(0, 900), damaged, Buffer.from('{}'), Buffer.alloc(0)]) {
    await writeFile(file, bytes)
    expect(await bytesOf(new Ranking(file))).toBe(await rebuilt())
  }
})

test('of who is erased nothing stays on disk: the snapshot goes at once, and the next one is without them', async () => {
  const ranking = await kept()
  expect((await readFile(file)).includes(ben)).toBe(true)
  await world.run((tx) => removeAllParts(tx, ben))
  await bytesOf(ranking)
  expect(await isThere()).toBe(false)
  await world.run((tx) => ranking.keep(tx))
  expect((await readFile(file)).includes(ben)).toBe(false)
  await ranking.forgetSnapshot()
  expect(await isThere()).toBe(false)
})

test('nothing is kept where somebody is erased while it is read and written', async () => {
  const ranking = new Ranking(file)
  await world.run(async (tx) => {
    const keeping = ranking.keep(tx)
    await ranking.forgetSnapshot()
    await keeping
  })
  await expect(stat(file)).rejects.toThrow('ENOENT')
  await world.run((tx) => ranking.keep(tx))
  expect((await stat(file)).size).toBeGreaterThan(0)
})
