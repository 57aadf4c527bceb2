import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { ownTables } from './own-tables.ts'

const tables = {
  'src/platform/migrations/20260101000000_platform.sql': 'create unlogged table platform_rates (key text);\n',
  'src/features/people/migrations/20260101000001_people.sql':
    'CREATE TABLE people (id text);\nCREATE TABLE IF NOT EXISTS people_teams (id text);\ncreate or replace view v_people as select 1;\n',
  'src/features/asks/migrations/20260101000002_asks.sql': 'create table asks (id text);\n',
}

const inStore = (code: string) =>
  placesOf(ownTables, { ...tables, 'src/features/asks/store.ts': `export const use = (db) => ${code}\n` })

test.each([
  ['reads', `db.selectFrom('people')`],
  ['reads by another name', `db.selectFrom('people as p')`],
  ['joins', `db.selectFrom('asks').leftJoin('peopleTeams', 'a', 'b')`],
  ['writes', `db.updateTable('people')`],
  ['deletes', `db.deleteFrom("people")`],
  ['reads, in raw SQL,', 'sql`select 1 from people where true`'],
  ['joins, in raw SQL,', 'sql`select 1 from asks\n join people_teams on true`'],
  ['writes to a view', `db.insertInto('vPeople')`],
  ['empties, of the platform,', `db.deleteFrom('platformRates')`],
])('a store that %s a table of somebody else is reported', (_, code) => {
  expect(inStore(code)).toHaveLength(1)
})

test.each([
  ['its own table', `db.selectFrom('asks')`],
  ['a published view', `db.selectFrom('asks').innerJoin('vPeople', 'a', 'b')`],
  ['a published view, in raw SQL', 'sql`select 1 from asks join v_people on true`'],
  ['a table that only this query knows', 'sql`with waiting as (select 1) select 1 from waiting`'],
  ['the word people in a sentence', `db /* from people */`],
])('a store that reads %s is fine', (_, code) => {
  expect(inStore(code)).toEqual([])
})
