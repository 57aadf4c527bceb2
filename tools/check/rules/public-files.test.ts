import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { publicFiles } from './public-files.ts'

const from = (file: string) => ({
  'src/features/asks/commands.ts': `import { a } from '#features/people/${file}'\n`,
})

test.each([
  'store.ts',
  'domain.ts',
  'domain/states.ts',
  'jobs.ts',
  'reactions.ts',
  'personal.ts',
  'slice.ts',
  'ui/pages/people.tsx',
  'teams/store.ts',
  'names.ts',
])("another slice's %s is private", (file) => {
  expect(placesOf(publicFiles, from(file))).toEqual(['src/features/asks/commands.ts:1'])
})

test.each([
  'events.ts',
  'schema.ts',
  'schema/person.ts',
  'policy.ts',
  'commands.ts',
  'queries.ts',
  'queries/list-people.ts',
  'ui/parts/person-row.tsx',
  'teams/commands.ts',
])("another slice's %s is public", (file) => {
  expect(placesOf(publicFiles, from(file))).toEqual([])
})

test('a slice sees all of its own files, and the server all of every slice', () => {
  const files = {
    'src/features/asks/commands.ts': `import { a } from './store.ts'\n`,
    'src/surfaces/server/main.ts': `import { a } from '#features/asks/jobs.ts'\n`,
  }
  expect(placesOf(publicFiles, files)).toEqual([])
})
