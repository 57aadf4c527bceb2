import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { sqlInStore } from './sql-in-store.ts'

const inCommands = (code: string) => placesOf(sqlInStore, { 'src/features/asks/commands.ts': code })

test.each([
  ['the query builder', `import { sql } from 'kysely'`],
  ['the driver', `import pg from 'pg'`],
  ['a select', `export const all = (tx) => tx.db.selectFrom('asks')`],
  ['an insert', `export const add = (tx) => tx.db\n  .insertInto('asks')`],
  ['raw SQL', 'export const raw = sql`select 1`'],
  ['raw SQL with a type', 'export const raw = sql<number>`select 1`'],
])('a command with %s is reported', (_, code) => {
  expect(inCommands(code)).toHaveLength(1)
})

test('a channel and an importer keep away from the database', () => {
  const code = `import { sql } from 'kysely'\n`
  const files = { 'src/channels/email/channel.ts': code, 'src/importers/git/importer.ts': code }
  expect(placesOf(sqlInStore, files)).toHaveLength(2)
})

test('a store may, as a file or as a folder, and so may the platform and any test', () => {
  const code = `import { sql } from 'kysely'\nexport const all = (db) => db.selectFrom('asks').where(sql\`true\`)\n`
  const files = {
    'src/features/asks/store.ts': code,
    'src/features/asks/store/offers.ts': code,
    'src/features/asks/thanks/store.ts': code,
    'src/platform/jobs/queue.ts': code,
    'src/features/asks/commands.test.ts': code,
  }
  expect(placesOf(sqlInStore, files)).toEqual([])
})

test('the word alone is no SQL, and a type runs nothing', () => {
  expect(inCommands(`import type { Kysely } from 'kysely'\n`)).toEqual([])
  expect(inCommands(`// tx.db.selectFrom('asks')\nexport const sql = 'sql'\n`)).toEqual([])
})
