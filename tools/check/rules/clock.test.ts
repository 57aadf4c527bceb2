import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { clock } from './clock.ts'

test.each([
  'src/features/asks/commands.ts',
  'src/channels/email/channel.ts',
  'src/importers/git/importer.ts',
])('%s must not look at the clock or roll dice by itself', (path) => {
  const code = `export const a = () => Date.now()\nexport const b = () => Math.random()\n`
  expect(placesOf(clock, { [path]: code })).toEqual([`${path}:1`, `${path}:2`])
})

test("SQL that asks the database's clock is reported, in a store and in a migration", () => {
  const store = 'src/features/asks/store.ts'
  const migration = 'src/features/asks/migrations/20260101000000_asks.sql'
  const files = {
    [store]: 'export const late = sql`select 1 where due < now()`\n',
    [migration]: 'create table asks (\n  at timestamptz default current_timestamp\n);\n',
  }
  expect(placesOf(clock, files).sort()).toEqual([`${migration}:2`, `${store}:1`])
})

test('the platform and the server have the clock, and a page shows it', () => {
  const code = `export const now = () => Date.now()\n`
  const files = {
    'src/platform/clock.ts': code,
    'src/surfaces/server/main.ts': code,
    'src/features/asks/ui/parts/since.tsx': code,
    'src/features/asks/commands.ts': `export const at = (now: number) => new Date(now)\n`,
  }
  expect(placesOf(clock, files)).toEqual([])
})
