import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from './backup.ts'
import type { Connection } from './connection.ts'
import { digestOf } from './digest.ts'
import type { Migration } from './migrate.ts'
import { connectClient } from './pool.ts'
import { restore } from './restore.ts'
import { freshDatabase, missingPostgres, type TestPostgres } from './test-database.ts'

const PEOPLE: Migration = {
  id: '20261101000000_people',
  sql: `create table person (
      id bigint generated always as identity primary key, name text not null,
      best_friend bigint references person (id), team bigint,
      shout text generated always as (upper(name)) stored, photo bytea, reach jsonb, joined timestamptz,
      tags text[], share numeric(20, 6), weight double precision, span interval, "odd ""name" text);
    create table team (id bigserial primary key, name text unique, lead bigint references person (id));
    alter table person add foreign key (team) references team (id);
    create table setting (key text primary key, value text);
    insert into setting values ('made', 'by a migration');
    create table visit (person bigint references person (id) on delete cascade, at timestamptz);
    create table nothing (id text);
    create function refuse() returns trigger language plpgsql as 'begin raise exception ''no visits''; end';
    create trigger no_visits before insert on visit for each row execute function refuse();
    alter table visit disable trigger no_visits`,
}
const LATER: Migration = {
  id: '20261102000000_nicknames',
  sql: `alter table person add nickname text not null default 'none'; alter table visit enable trigger no_visits`,
}

const closing: (() => Promise<void>)[] = []
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'askwell-backup-'))
})
afterAll(async () => {
  await Promise.all(closing.map((close) => close()))
  rmSync(folder, { recursive: true, force: true })
})

async function database(migrations: readonly Migration[], postgres?: TestPostgres): Promise<Connection> {
  const fresh = await freshDatabase({ migrations, ...(postgres ? { postgres } : {}) })
  closing.push(() => fresh.close())
  return fresh.connection
}

async function run<T extends object>(
  connection: Connection,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = await connectClient(connection)
  try {
    const { rows } = await client.query<T>(sql, values)
    return rows
  } finally {
    await client.end()
  }
}

const CONTENT = `
  with t as (insert into team (name) values ('Støtte "A"'), (E'tab\\t, line\\n, back\\\\slash'), ('\\.'), (null) returning id)
  insert into person (name, team, photo, reach, joined, tags, share, weight, span, "odd ""name")
  select 'Ada ' || n, (select min(id) from t), decode(md5(n::text) || '005c0a', 'hex'),
    jsonb_build_object('n', n, 'text', E'\\\\N "quoted" \\u2603', 'deep', jsonb_build_array(1.50, null, true)),
    timestamptz '2026-03-29 01:30:00.123456+02' + n * interval '1 hour 1 microsecond',
    array['a,b', null, '{"x"}', ''], n / 7.0, 1.0 / n, n * interval '1 month 2 days 3.5 seconds', '\\N'
  from generate_series(1, 500) n`

async function filled(postgres?: TestPostgres): Promise<Connection> {
  const connection = await database([PEOPLE], postgres)
  await run(connection, CONTENT)
  await run(connection, `insert into person (name, reach) values ($1, null)`, ['x'.repeat(3_000_000)])
  await run(connection, `update person set best_friend = 501 - id where id < 501 and id <> 250`)
  await run(connection, `update team set lead = (select max(id) from person)`)
  await run(connection, `insert into visit select id, '-infinity' from person where id < 3`)
  await run(connection, `insert into visit select * from visit`)
  return connection
}

const make = (connection: Connection, name: string) => {
  const path = join(folder, name)
  return backUp(connection, { path, now: Date.UTC(2026, 10, 22) }).then((result) => ({ path, ...result }))
}

const missing = missingPostgres(15)

test.skipIf(missing)('a move from 18 to 15 and back keeps the digest', async () => {
  const first = await filled(18)
  const digests = [await digestOf(first)]
  let from = first
  for (const postgres of [15, 18] as const) {
    const { path } = await make(from, `move-${postgres}`)
    from = await database([], postgres)
    await restore(from, { path, migrations: [PEOPLE] })
    digests.push(await digestOf(from))
  }
  expect(digests[1]).toEqual(digests[0])
  expect(digests[2]).toEqual(digests[0])
  expect(digests[0]?.tables.person?.rows).toBe(501)
  expect(digests[0]?.tables.visit?.rows).toBe(4)
})

test('after a restore new ids go on where the old ones ended, and the rules of the schema hold', async () => {
  const from = await filled()
  const { path } = await make(from, 'rules')
  const to = await database([PEOPLE])
  await restore(to, { path, migrations: [PEOPLE], planted: ['setting'] })
  expect(await run(to, `insert into person (name) values ('Ben') returning id, shout`)).toEqual([
    { id: 502, shout: 'BEN' },
  ])
  expect(await run(to, `insert into team (name) values ('new') returning id`)).toEqual([{ id: 5 }])
  await expect(run(to, 'insert into visit values (9999, now())')).rejects.toMatchObject({ code: '23503' })
  expect(await run(to, `select tgenabled from pg_trigger where tgname = 'no_visits'`)).toEqual([
    { tgenabled: 'D' },
  ])
  expect(await run(to, `select count(*) n from pg_constraint where contype = 'f'`)).toEqual([{ n: 4 }])
})

test('a backup of an older schema is brought up to this one', async () => {
  const { path } = await make(await filled(), 'older')
  const to = await database([])
  const result = await restore(to, { path, migrations: [PEOPLE, LATER] })
  expect(result).toMatchObject({
    migratedOn: [LATER.id],
    madeAt: '2026-11-22T00:00:00.000Z',
    rows: { person: 501 },
  })
  expect(await run(to, 'select distinct nickname from person')).toEqual([{ nickname: 'none' }])
})

test('a trigger that would refuse rows does not disturb a restore and works again afterwards', async () => {
  const strict = { ...PEOPLE, sql: PEOPLE.sql.replace('disable trigger', 'enable trigger') }
  const from = await database([strict])
  await run(from, `insert into person (name) values ('Chidi')`)
  await run(from, `alter table visit disable trigger no_visits; insert into visit values (1, '2026-01-01')`)
  const { path } = await make(from, 'trigger')
  const to = await database([])
  await restore(to, { path, migrations: [strict] })
  expect(await run(to, 'select count(*) n from visit')).toEqual([{ n: 1 }])
  await expect(run(to, `insert into visit values (1, '2026-01-01')`)).rejects.toThrow('no visits')
})

test('a backup of a newer program, or of another history, is refused', async () => {
  const newer = await database([PEOPLE, LATER])
  const { path } = await make(newer, 'newer')
  const to = await database([])
  await expect(restore(to, { path, migrations: [PEOPLE] })).rejects.toMatchObject({ code: 'backup.newer' })
  const other = { ...LATER, sql: `${LATER.sql};` }
  await expect(restore(to, { path, migrations: [PEOPLE, other] })).rejects.toMatchObject({
    code: 'backup.newer',
  })
  expect(await run(to, `select to_regclass('person') as person`)).toEqual([{ person: null }])
})

test('a database that holds something is refused and stays as it is', async () => {
  const { path } = await make(await filled(), 'for-full')
  const to = await database([PEOPLE])
  await run(to, `insert into person (name) values ('Dana')`)
  const before = await digestOf(to)
  await expect(restore(to, { path, migrations: [PEOPLE], planted: ['setting'] })).rejects.toMatchObject({
    code: 'restore.notEmpty',
    message: expect.stringContaining('(person)'),
  })
  expect(await digestOf(to)).toEqual(before)
  const ahead = await database([PEOPLE, LATER])
  const all = { path, migrations: [PEOPLE, LATER], planted: ['setting'] }
  await expect(restore(ahead, all)).rejects.toMatchObject({ code: 'restore.ahead' })
})

test('a backup that is cut off or changed anywhere is refused and nothing is touched', async () => {
  const { path } = await make(await filled(), 'whole')
  const whole = readFileSync(path)
  const content = unpacked(whole)
  const bad = join(folder, 'bad')
  const to = await database([])
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 19), fc.boolean(), async (at, cut) => {
      const bytes = Buffer.from(whole)
      // the first ten bytes of gzip hold a time and a system that nobody reads
      bytes.writeUInt8((bytes[at + 10] ?? 0) ^ 0x41, at + 10)
      writeFileSync(bad, bytes)
      if (cut) truncateSync(bad, at)
      // in a long run of one letter gzip can say the same in other bits
      fc.pre(cut || unpacked(bytes) !== content)
      await expect(restore(to, { path: bad, migrations: [PEOPLE] })).rejects.toMatchObject({
        code: 'backup.damaged',
      })
    }),
    { numRuns: 40 },
  )
  expect(await run(to, `select to_regclass('person') as person`)).toEqual([{ person: null }])
})

function unpacked(bytes: Buffer): string | undefined {
  try {
    return gunzipSync(bytes).toString('latin1')
  } catch {
    // not gzip any more
    return undefined
  }
}

test('a backup whose rows were edited, or that ends early between two lines, is refused', async () => {
  const { path } = await make(await filled(), 'edited-from')
  const text = gunzipSync(readFileSync(path)).toString('utf8')
  const to = await database([])
  const bad = join(folder, 'edited')
  const lines = text.split('\n')
  const texts = [
    text.replace('Ada 7', 'Ada 8'),
    `${lines.slice(0, -2).join('\n')}\n`,
    `${lines.slice(0, 10).join('\n')}\n`,
    `${text}{}\n`,
    '',
    '{}\n',
    'hello\n',
  ]
  for (const changed of texts) {
    writeFileSync(bad, gzipSync(changed))
    await expect(restore(to, { path: bad, migrations: [PEOPLE] })).rejects.toMatchObject({
      code: 'backup.damaged',
    })
  }
  writeFileSync(bad, 'no gzip at all')
  await expect(restore(to, { path: bad, migrations: [PEOPLE] })).rejects.toMatchObject({
    code: 'backup.damaged',
  })
  const absent = join(folder, 'absent')
  await expect(restore(to, { path: absent, migrations: [] })).rejects.toThrow("absent can't be read")
})

test('a backup is one state of the database although others write meanwhile', async () => {
  const connection = await database([PEOPLE])
  await run(connection, `insert into person (name) select 'Emre ' || n from generate_series(1, 20000) n`)
  const writer = await connectClient(connection)
  let writing = Promise.resolve<unknown>(undefined)
  const path = join(folder, 'snapshot')
  const sql = `with p as (insert into person (name) values ('Farah') returning id) insert into setting select 'farah' || id from p`
  await backUp(connection, { path, now: 0, onTable: () => (writing = writing.then(() => writer.query(sql))) })
  await writing
  await writer.end()
  const to = await database([])
  const { rows } = await restore(to, { path, migrations: [PEOPLE] })
  expect(rows).toMatchObject({ person: 20_000, setting: 1 })
})

test('a backup is private, leaves no scrap, and says what is wrong with its place', async () => {
  const connection = await database([PEOPLE])
  const { path } = await make(connection, 'private')
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([])
  const nowhere = join(folder, 'no', 'such', 'folder', 'backup')
  await expect(backUp(connection, { path: nowhere, now: 0 })).rejects.toMatchObject({
    code: 'backup.place',
    message: expect.stringContaining('there is no such folder'),
  })
})

test('the digest follows the content and nothing else', async () => {
  const connection = await filled()
  const before = await digestOf(connection)
  await run(connection, 'update person set name = name')
  await run(connection, `select nextval('team_id_seq')`)
  const client = await connectClient(connection)
  await client.query('vacuum full person')
  await client.end()
  expect(await digestOf(connection)).toEqual(before)
  await run(connection, `update person set name = 'Goran' where id = 3`)
  expect((await digestOf(connection)).digest).not.toBe(before.digest)
})

test('what is volatile is left out of the digest, by table or by column', async () => {
  const connection = await filled()
  const leaveOut = [
    { table: 'visit', reason: 'sessions of today' },
    { table: 'person', columns: ['weight'], reason: 'a cache' },
  ]
  const before = await digestOf(connection, leaveOut)
  await run(connection, 'delete from visit')
  await run(connection, 'update person set weight = 0')
  expect(await digestOf(connection, leaveOut)).toEqual(before)
  expect(before.tables.visit).toBeUndefined()
  expect(before.tables.nothing).toBeUndefined()
})
