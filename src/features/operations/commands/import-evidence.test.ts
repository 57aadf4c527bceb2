import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import type { Item, ReadContext } from '#importers/contract.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { systemActor } from '#platform/actor.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { erasePerson } from './erase-person.ts'
import { type EvidenceSource, importEvidence } from './import-evidence.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
  await world.addPeople([{ email: 'ada@example.org', name: 'Ada Ito' }])
})
afterAll(() => world.close())

const PIECES = 25

/** Twenty-five pieces, numbered; `upTo` is where the power goes out on the second reading. */
function source(name: string, upTo = Number.POSITIVE_INFINITY) {
  const cursors: (string | undefined)[] = []
  const made: EvidenceSource = {
    importer: 'git',
    identity: name,
    fullNamesOnly: true,
    async *read({ cursor }: ReadContext): AsyncGenerator<Item> {
      cursors.push(cursor)
      const isCensus = cursors.length === 1
      yield { kind: 'person', person: { key: 'a', email: 'ada@example.org', aliases: [] } }
      for (let n = Number(cursor ?? 0); n < PIECES; n++) {
        if (!isCensus && n === upTo) throw new Error('killed')
        const people = [['a', 'author'] as const]
        const piece = {
          id: `${name}-${n}`,
          at: instant(MONDAY - n),
          source: 'git',
          people,
          text: `step ${n}`,
          paths: [],
        }
        yield { kind: 'piece', piece, cursor: String(n + 1) }
      }
      yield { kind: 'done', cursor: String(PIECES) }
    },
  }
  return { made, cursors }
}

const options = { dryRun: false, batch: 4 }

test('an import that was killed goes on behind its last batch, and is one run', async () => {
  await expect(importEvidence(world, source('killed', 10).made, options)).rejects.toThrow('killed')
  const { made, cursors } = source('killed')
  const report = await importEvidence(world, made, options)
  expect(cursors).toEqual([undefined, '8'])
  expect(report).toMatchObject({ resumed: true, counts: { read: 25, added: 25, known: 0 } })
  const runs = await world.pool.query(`select state, cursor from operations_runs`)
  expect(runs.rows).toEqual([{ state: 'done', cursor: '25' }])
})

test('two imports of one source at once do not both go on', async () => {
  const first = source('twice').made
  const meanwhile: EvidenceSource = {
    ...first,
    async *read(context) {
      for await (const item of first.read(context)) {
        if (item.kind === 'piece' && item.piece.id === 'twice-9' && context.known) {
          await importEvidence(world, source('twice').made, options)
        }
        yield item
      }
    },
  }
  expect(await importEvidence(world, meanwhile, options)).toEqual(refuse('import.goesOnElsewhere'))
  const pieces = await world.pool.query(
    `select count(*)::int as count from evidence_pieces where external_id like 'twice-%'`,
  )
  expect(pieces.rows).toEqual([{ count: 25 }])
})

test('a source that breaks off keeps what was read until there, and says so', async () => {
  const whole = source('broken').made
  const broken: EvidenceSource = {
    ...whole,
    async *read(context) {
      for await (const item of whole.read(context)) {
        if (item.kind === 'piece' && item.piece.id === 'broken-6') {
          return yield {
            kind: 'refused',
            refusal: refuse('import.git.broken', { folder: 'x', said: 'bad object' }),
          }
        }
        yield item
      }
    },
  }
  const report = await importEvidence(world, broken, options)
  if (isRefusal(report)) throw new Error(report.refusal)
  expect(report.counts.added).toBe(6)
  expect(report.brokeOff).toMatchObject({ refusal: 'import.git.broken' })
  const whenMended = await importEvidence(world, source('broken').made, options)
  expect(whenMended).toMatchObject({ resumed: true, counts: { added: 25 } })
})

test('evidence of an erased person does not go to a namesake', async () => {
  const [ben = ''] = await world.addPeople([{ email: 'ben@example.org', name: 'Ben Okafor' }])
  const { catalogue, secret } = world
  const erasure = { personId: ben, actor: systemActor('test'), personals: catalogue.personal, secret }
  await world.run((tx) => erasePerson(tx, erasure))
  await world.addPeople([{ email: 'other.ben@example.org', name: 'Ben Okafor' }])
  const history: EvidenceSource = {
    importer: 'git',
    identity: 'namesakes',
    fullNamesOnly: true,
    async *read(): AsyncGenerator<Item> {
      yield {
        kind: 'person',
        person: { key: 'b', name: 'Ben Okafor', email: 'Ben@example.org', aliases: [] },
      }
      yield {
        kind: 'person',
        person: { key: 'o', name: 'ben okafor', email: 'ben@home.example', aliases: [] },
      }
      for (const key of ['b', 'o']) {
        const people = [[key, 'author'] as const]
        const piece = { id: `namesake-${key}`, at: MONDAY, source: 'git', people, text: 'a step', paths: [] }
        yield { kind: 'piece', piece, cursor: key }
      }
      yield { kind: 'done', cursor: 'end' }
    },
  }
  expect(await importEvidence(world, history, options)).toMatchObject({
    counts: { added: 1, unknownPeople: 1 },
  })
})
