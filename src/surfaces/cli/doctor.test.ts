import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, instant } from '#engine/time/instant.ts'
import { freshDatabase } from '#platform/db/test-database.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { doctorVerb } from './doctor.ts'
import type { Finding } from './doctor/finding.ts'
import { type Tried, tryVerb } from './fixtures/try-verb.ts'

let world: TestWorld
let askId = ''
beforeAll(async () => {
  world = await testWorld()
  const [ada = '', ben = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Ito' },
    { email: 'ben@example.org', name: 'Ben Okafor' },
  ])
  const text = 'The nightly export stops with a time-out. Could you look at the pooler with me by Friday?'
  const asked = await world.as(ada, 'asks.create', {
    text,
    audience: { kind: 'people', people: [ben] },
    send: true,
  })
  askId = (asked as { id: string }).id
  await world.worker.drain()
})
afterAll(() => world.close())

const sql = (text: string, values: readonly unknown[] = []) => world.pool.query(text, [...values])

/** The world's clock stands still in 2026; the doctor's process is at that time too. */
function doctor(...argv: string[]): Promise<Tried> {
  return tryVerb(doctorVerb, [...argv, '--json'], {
    databaseUrl: world.testDatabase.url,
    env: { ASKWELL_CLOCK: '2026-11-23T12:00:00Z' },
    now: () => Date.now(),
  })
}

function findings(tried: Tried): Map<string, Finding> {
  const list = (JSON.parse(tried.out) as { findings: Finding[] }).findings
  return new Map(list.map((finding) => [finding.name, finding]))
}

test('where nothing is broken the exit code is 0, and what is not set up is a remark', async () => {
  const healthy = await doctor()
  expect(findings(healthy).get('mail')?.state).toBe('remark')
  expect(findings(healthy).get('wordings')?.state).toBe('remark')
  expect(findings(healthy).get('schema')?.state).toBe('ok')
  expect([...findings(healthy).values()].filter(({ state }) => state === 'broken')).toEqual([])
  expect(healthy.code).toBe(0)
})

test('a job that was given up is broken, and --fix has it tried again', async () => {
  await sql(`insert into platform_jobs (id, kind, key, payload, due_at, state, attempts, last_error)
    values ('dead', 'notices.mail', 'dead', '{}', 0, 'dead', 12, 'the mail server does not answer')`)
  const sick = await doctor()
  expect(sick.code).toBe(1)
  expect(findings(sick).get('dead jobs')?.says).toContain('1 × notices.mail')
  const mended = await doctor('--fix')
  expect(mended.code).toBe(0)
  expect(findings(mended).get('dead jobs')?.state).toBe('fixed')
  const job = await sql(`select state, attempts from platform_jobs where id = 'dead'`)
  expect(job.rows).toEqual([{ state: 'waiting', attempts: 0 }])
  await sql(`delete from platform_jobs where id = 'dead'`)
})

test('broken promises between tables are named, and what is safe is mended', async () => {
  const long = instant(MONDAY - HOUR)
  await sql(
    `update ask_asks set state = 'closed', outcome = 'withdrawn', closed_at = $1, accepted_at = null where id = $2`,
    [long, askId],
  )
  await sql(`insert into notices_notices (id, person_id, kind, about_kind, about_id, at, due_at, state)
    values ('n1', 'p', 'k', 'ask', 'a', 0, 0, 'waiting')`)
  const sick = findings(await doctor())
  expect(sick.get('nobody is asked for what is over')).toMatchObject({ state: 'broken' })
  expect(sick.get('a notice that waits will be told')?.says).toContain('Notice n1')
  const mended = await doctor('--fix')
  expect(findings(mended).get('nobody is asked for what is over')?.state).toBe('fixed')
  expect(findings(mended).get('a notice that waits will be told')?.state).toBe('fixed')
  const left = await sql(`select state from invitations_invitations where ask_id = $1`, [askId])
  expect(left.rows).toEqual([{ state: 'withdrawn' }])
})

test('what only a person can decide stays broken after --fix', async () => {
  await sql(`insert into evidence_pieces (id, source, external_id, at, text, paths, seen_by, changed_in)
    values ('p1', 'git', 'x', 0, 'pooler', '[]', 'all', 0)`)
  await sql(
    `insert into evidence_people (piece_id, person_id, role, at) values ('p1', 'nobody', 'author', 0)`,
  )
  const after = await doctor('--fix')
  expect(after.code).toBe(1)
  expect(findings(after).get('evidence is of people who are here')?.says).toContain('name nobody')
})

test('a schema that is behind is named, and --fix brings it forward', async () => {
  const empty = await freshDatabase({ migrations: [] })
  const on = { databaseUrl: empty.url, now: () => Date.now() }
  const behind = await tryVerb(doctorVerb, ['--json'], on)
  expect(behind.code).toBe(1)
  expect(findings(behind).get('schema')).toMatchObject({ state: 'broken' })
  expect((await tryVerb(doctorVerb, ['--fix', '--json'], on)).code).toBe(0)
  await empty.close()
})

test('a database that does not answer is one line', async () => {
  const away = await tryVerb(doctorVerb, ['--json'], { databaseUrl: 'postgres://x@127.0.0.1:1/none' })
  expect(away.code).toBe(1)
  expect(findings(away).get('database')?.state).toBe('broken')
})
