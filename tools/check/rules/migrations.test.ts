import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { migrations } from './migrations.ts'

const folder = 'src/features/asks/migrations'
const inMigration = (sql: string) => placesOf(migrations, { [`${folder}/20260101000000_asks.sql`]: sql })

test.each([
  'asks.sql',
  '0001_asks.sql',
  '20260101000000-asks.sql',
  '20260101000000_Asks.sql',
  '20260101000000_asks.ts',
])('a migration named %s is reported', (file) =>
  expect(placesOf(migrations, { [`${folder}/${file}`]: '' })).toEqual([`${folder}/${file}`]),
)

test('two migrations of one moment are reported, wherever they lie', () => {
  const other = 'src/features/offers/migrations/20260101000000_offers.sql'
  const files = { [`${folder}/20260101000000_asks.sql`]: '', [other]: '' }
  expect(placesOf(migrations, files)).toEqual([other])
})

test.each([
  'drop table asks;',
  'alter table asks drop column text;',
  'ALTER TABLE asks DROP CONSTRAINT asks_pkey;',
  'drop view v_asks;',
  'truncate asks;',
  'delete from asks;',
  'alter table asks alter column at type bigint;',
  'alter table asks rename column text to body;',
])('%j needs a reason', (sql) => {
  const path = `${folder}/20260101000000_asks.sql`
  expect(inMigration(`-- asks\n${sql}\n`)).toEqual([`${path}:2`])
  expect(inMigration(`-- safe: nobody wrote to it yet\n${sql}\n`)).toEqual([])
  expect(inMigration(`-- safe:\n${sql}\n`)).toEqual([`${path}:2`])
})

test('a migration that only adds is fine', () => {
  const sql = `-- drop table would be a loss
create table asks (id text primary key references people (id) on delete cascade);
drop index if exists asks_old;
`
  expect(inMigration(sql)).toEqual([])
})
