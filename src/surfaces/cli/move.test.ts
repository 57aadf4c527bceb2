import { mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeLines } from '#features/evidence/commands.ts'
import { freshDatabase } from '#platform/db/test-database.ts'
import { type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { backupVerb } from './backup.ts'
import { digestVerb } from './digest.ts'
import { tryVerb } from './fixtures/try-verb.ts'
import { migrateVerb } from './migrate.ts'
import { restoreVerb } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'askwell-move-'))
const file = join(folder, 'all.backup')
let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
  const [ada = '', ben = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Ito' },
    { email: 'ben@example.org', name: 'Ben Okafor' },
  ])
  const text = 'The nightly export stops with a time-out. Could you look at the pooler with me by Friday?'
  await world.as(ada, 'asks.create', {
    text,
    audience: { kind: 'people', people: [ben] },
    send: true,
  })
  await world.worker.drain()
  const line = { t: 1_700_000_000, person: 'ben@example.org', role: 'author', text: 'pooler: close sessions' }
  await world.run((tx) => takeLines(tx, [line], null))
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a backup restored on another PostgreSQL has the same digest, waiting jobs and all', async () => {
  const from = { databaseUrl: world.testDatabase.url }
  const backup = await tryVerb(backupVerb, [file, '--json'], from)
  expect(backup.code).toBe(0)
  expect(JSON.parse(backup.out).rows.platform_jobs).toBeGreaterThan(0)
  const before = await tryVerb(digestVerb, [], from)
  expect(before.out).toMatch(/^[0-9a-f]{64}\n$/)
  const target = await freshDatabase()
  const into = { databaseUrl: target.url }
  expect((await tryVerb(digestVerb, [], into)).out).not.toBe(before.out)
  expect((await tryVerb(restoreVerb, [file], into)).code).toBe(0)
  expect((await tryVerb(digestVerb, [], into)).out).toBe(before.out)
  const tables = JSON.parse((await tryVerb(digestVerb, ['--json'], into)).out).tables
  expect(Object.keys(tables)).toEqual(
    expect.arrayContaining([
      'ask_asks',
      'evidence_pieces',
      'people_persons',
      'platform_events',
      'platform_jobs',
    ]),
  )
  await target.close()
})

test('a restore refuses a database that holds something, and a file that is cut off', async () => {
  await expect(tryVerb(restoreVerb, [file], { databaseUrl: world.testDatabase.url })).rejects.toMatchObject({
    code: 'restore.notEmpty',
  })
  const target = await freshDatabase()
  truncateSync(file, 900)
  await expect(tryVerb(restoreVerb, [file], { databaseUrl: target.url })).rejects.toMatchObject({
    code: 'backup.damaged',
  })
  expect(JSON.parse((await tryVerb(digestVerb, ['--json'], { databaseUrl: target.url })).out).tables).toEqual(
    {},
  )
  await target.close()
})

test('the schema is brought forward from nothing, and a second time there is nothing to do', async () => {
  const empty = await freshDatabase({ migrations: [] })
  const on = { databaseUrl: empty.url }
  expect(JSON.parse((await tryVerb(migrateVerb, ['--json'], on)).out).applied).toContain(
    '20261101000000_platform',
  )
  expect((await tryVerb(migrateVerb, [], on)).out).toBe('The schema is up to date.\n')
  await empty.close()
})

test('a slip in the name of the data folder makes no new database', async () => {
  const nowhere = join(folder, 'nowhere')
  const answer = await tryVerb(digestVerb, ['--data', nowhere])
  expect(answer).toMatchObject({ code: 1, out: '' })
  expect(answer.err).toContain(`There is no database in ${nowhere}`)
})
