import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCommits, handMade } from '#importers/git/fixtures/hand-made.ts'
import { type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { tryVerb } from './fixtures/try-verb.ts'
import { importVerb } from './import.ts'

const folder = mkdtempSync(join(tmpdir(), 'askwell-import-'))
const history = join(folder, 'history')
let world: TestWorld
let ada = ''
let ben = ''

beforeAll(async () => {
  world = await testWorld()
  ;[ada = '', ben = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Ito' },
    { email: 'ben@example.org', name: 'Ben Okafor' },
    { email: 'emre1@example.org', name: 'Emre Kaya' },
    { email: 'emre2@example.org', name: 'Emre Kaya' },
  ])
  await handMade(history, COMMITS)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = (...argv: string[]) => tryVerb(importVerb, argv, { databaseUrl: world.testDatabase.url })
const asJson = async (...argv: string[]) => JSON.parse((await run(...argv, '--json')).out)

async function textsOf(personId: string): Promise<string[]> {
  const page = (await world.as(personId, 'evidence.list', { personId })) as {
    items: { id: string; text: string }[]
  }
  return page.items.map((item) => item.text.split('\n')[0] ?? '').toSorted()
}

/** Oldest first. Only the oldest tells that ben@home.example is Ben. */
const COMMITS = [
  { author: 'Ben Okafor <ben@home.example>', message: 'pooler: first draft of the sessions' },
  { author: 'Ada Ito <ada@example.org>', message: 'export: retry when the pooler is busy' },
  { author: 'Kofi Mensah <kofi@elsewhere.example>', message: 'docs: tell about the export' },
  { author: 'Emre Kaya <emre@elsewhere.example>', message: 'ci: run the export tests' },
  { author: 'ben <ben@home.example>', message: 'pooler: close idle sessions' },
  {
    author: 'Ada Ito <ADA@example.org>',
    message: 'export: keep the order\n\nHelped-by: Ben Okafor <ben@example.org>',
  },
]

test('a dry run tells what would be added and writes nothing', async () => {
  const dry = await asJson('git', history, '--dry-run')
  expect(dry).toMatchObject({ run: null, dryRun: true, read: 6, added: 4, known: 0, unknownPeople: 2 })
  expect(dry.people).toEqual({ here: 2, elsewhere: 2 })
  expect(await textsOf(ada)).toEqual([])
  const runs = await world.pool.query('select count(*)::int as count from operations_runs')
  expect(runs.rows).toEqual([{ count: 0 }])
})

test('a history is matched by address and by a full name that one person has; a second run adds nothing', async () => {
  const first = await asJson('git', history)
  expect(first).toMatchObject({ read: 6, added: 4, known: 0, unknownPeople: 2, skipped: 0 })
  expect(await textsOf(ben)).toEqual([
    'export: keep the order',
    'pooler: close idle sessions',
    'pooler: first draft of the sessions',
  ])
  const second = await asJson('git', history)
  expect(second).toMatchObject({ added: 0, known: 4, unknownPeople: 2, resumed: false })
})

test('what its owner removed stays removed, also after undo and another run', async () => {
  const page = (await world.as(ben, 'evidence.list', { personId: ben })) as {
    items: { id: string; text: string }[]
  }
  const gone = page.items.find((item) => item.text.startsWith('pooler: close'))
  expect(await world.as(ben, 'evidence.remove', { evidenceId: gone?.id })).toBe(null)
  const { rows } = await world.pool.query(`select id from operations_runs order by started_at, id`)
  for (const { id } of rows) expect((await run('--undo', String(id))).code).toBe(0)
  expect(await textsOf(ada)).toEqual([])
  await addCommits(history, [
    { author: 'Ada Ito <ada@example.org>', message: 'export: write one file a day' },
  ])
  const again = await asJson('git', history)
  expect(again).toMatchObject({ read: 7, added: 4, known: 1 })
  expect(await textsOf(ben)).toEqual(['export: keep the order', 'pooler: first draft of the sessions'])
  expect(await textsOf(ada)).toHaveLength(3)
})

test('undo takes a run back once, and says so', async () => {
  const file = join(folder, 'one.jsonl')
  writeFileSync(
    file,
    '{"t":1700000000,"person":"ada@example.org","role":"helper","text":"explained the pooler"}\n',
  )
  const { run: id } = await asJson('evidence', file)
  expect(await textsOf(ada)).toContain('explained the pooler')
  expect((await run('--undo', id)).out).toBe('1 pieces of evidence were taken back.\n')
  expect(await textsOf(ada)).not.toContain('explained the pooler')
  const twice = await run('--undo', id)
  expect(twice).toMatchObject({ code: 1, out: '' })
  expect(twice.err).toContain('was undone before')
  expect((await run('--undo', 'nothing')).err).toContain('no import run with this id')
})

test('people come from a list, and a second time nobody changes', async () => {
  const file = join(folder, 'people.csv')
  writeFileSync(
    file,
    'email,name,team,manager\nfarah@example.org,Farah Haddad,Data,goran@example.org\ngoran@example.org,Goran Ilic,Data,\n',
  )
  const dry = await asJson('people', file, '--dry-run')
  expect(dry.difference.added).toHaveLength(2)
  const first = await asJson('people', file)
  expect(first.difference).toMatchObject({ unchanged: 0, doubtful: [], skipped: [] })
  const second = await asJson('people', file)
  expect(second.difference).toMatchObject({ added: [], changed: [], unchanged: 2 })
  expect((await run('--undo', first.run)).out).toContain('2 people are as they were before; 0 were changed')
  expect((await asJson('people', file)).difference.added).toHaveLength(2)
})

test('what this version can not import yet is refused with a next step', async () => {
  const later = await run('slack', 'export.zip')
  expect(later.code).toBe(1)
  expect(later.err).toContain('not in this version yet')
  expect(later.err).toContain('npx askwell import evidence')
  await expect(run('svn', 'x')).rejects.toThrow(/It imports git, evidence, codeowners, people, not 'svn'/)
  expect((await run('git', join(folder, 'nowhere'))).err).toContain('There is no folder')
})

test('owners of code are known by address, by name and by team; a second run adds nothing, undo takes it back', async () => {
  const [dana = '', goran = ''] = await world.addPeople([
    { email: 'dana@example.org', name: 'Dana Reyes', team: 'Data Platform' },
    { email: 'goran@example.org', name: 'Goran Novak', team: 'Data Platform' },
  ])
  const file = join(folder, 'CODEOWNERS')
  writeFileSync(file, '/a/ dana@example.org\n/b/ @goran\n/c/ @acme/data-platform @stranger\n/d/\n')
  const dry = await asJson('codeowners', file, '--dry-run')
  expect(dry).toMatchObject({ run: null, read: 4, added: 3, unknownPeople: 1, skipped: 1 })
  expect(await textsOf(dana)).toEqual([])
  const first = await asJson('codeowners', file)
  expect(first).toMatchObject({ read: 4, added: 3, unknownPeople: 1 })
  expect(await textsOf(dana)).toEqual(['/a/', '/c/'])
  expect(await textsOf(goran)).toEqual(['/b/', '/c/'])
  expect(await asJson('codeowners', file)).toMatchObject({ added: 0, known: 3 })
  expect((await run('--undo', first.run)).code).toBe(0)
  expect(await textsOf(dana)).toEqual([])
})

test('what an owner of code hid stays hidden when the file is imported again', async () => {
  const [hana = ''] = await world.addPeople([{ email: 'hana@example.org', name: 'Hana Sato' }])
  const file = join(folder, 'CODEOWNERS')
  writeFileSync(file, '/e/ @hana\n')
  await asJson('codeowners', file)
  const page = (await world.as(hana, 'evidence.list', { personId: hana })) as { items: { id: string }[] }
  await world.as(hana, 'evidence.hide', { evidenceId: page.items[0]?.id, hidden: true })
  writeFileSync(file, '/e/ @hana\n/f/ @hana\n')
  expect(await asJson('codeowners', file)).toMatchObject({ added: 1, known: 1 })
  const seen = (await world.as(ada, 'evidence.list', { personId: hana })) as { items: { text: string }[] }
  expect(seen.items.map(({ text }) => text)).toEqual(['/f/'])
})
