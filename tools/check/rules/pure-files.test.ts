import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { pureFiles } from './pure-files.ts'

const platform = {
  'src/platform/refusal.ts': `import type { Id } from './ids.ts'\nexport interface Refusal { id: Id }\n`,
  'src/platform/ids.ts': `export type Id = string\n`,
  'src/platform/clock.ts': `export const now = () => Date.now()\n`,
  'src/platform/tx.ts': `import type { Kysely } from 'kysely'\nexport type Tx = Kysely<unknown>\n`,
  'src/platform/late.ts': `import { now } from './clock.ts'\nexport const late = now\n`,
}

test.each([
  ['a store', `import { load } from './store.ts'`],
  ['a command', `import { send } from './commands.ts'`],
  ['the database', `import type { Kysely } from 'kysely'`],
  ['Node', `import { createHash } from 'node:crypto'`],
  ['the clock of the platform', `import { now } from '#platform/clock.ts'`],
  ['what uses the clock of the platform', `import { late } from '#platform/late.ts'`],
  ['the transaction', `import type { Tx } from '#platform/tx.ts'`],
  ['the kit', `import { Button } from '#kit/button.tsx'`],
  ['the clock', `export const at = () => Date.now()`],
  ['chance', `export const dice = () => Math.random()`],
  ['the settings', `export const mode = () => process.env['MODE']`],
])('a domain that knows %s is reported', (_, code) => {
  const files = { ...platform, 'src/features/asks/domain.ts': `${code}\n` }
  expect(placesOf(pureFiles, files)).toEqual(['src/features/asks/domain.ts:1'])
})

test.each(['policy.ts', 'schema.ts', 'events.ts', 'domain/states.ts', 'thanks/domain.ts'])(
  '%s has to be pure',
  (file) => {
    const path = `src/features/asks/${file}`
    expect(placesOf(pureFiles, { [path]: `import pg from 'pg'\n` })).toEqual([`${path}:1`])
  },
)

test('a domain may know the engine, shapes, contracts, and what is pure of the platform and of other slices', () => {
  const code = `import { z } from 'zod'
import { rank } from '#engine/rank/rank.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Person } from '#features/people/schema.ts'
import type { Held } from '#src/rituals/contract.ts'
import { states } from './domain/states.ts'
`
  expect(placesOf(pureFiles, { ...platform, 'src/features/asks/domain.ts': code })).toEqual([])
})

test('commands and stores needn’t be pure', () => {
  const code = `import { now } from '#platform/clock.ts'\n`
  expect(placesOf(pureFiles, { ...platform, 'src/features/asks/commands.ts': code })).toEqual([])
})
