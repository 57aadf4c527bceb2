import { expect, test } from 'vitest'
import { findBy } from '../boundaries.ts'
import { placesOf, plant } from '../fixtures/planted.ts'
import { needs } from './needs.ts'

const slice = (id: string, ...needed: string[]) => ({
  [`src/features/${id}/slice.ts`]: `export const slice = { id: '${id}', needs: ${JSON.stringify(needed)} }\n`,
})

const importing = { 'src/features/asks/commands.ts': `import type { P } from '#features/people/schema.ts'\n` }

test('an import from a slice that is not named as a need is reported, also where only a type is meant', () => {
  const files = { ...slice('people'), ...slice('asks'), ...importing }
  expect(placesOf(needs, files)).toEqual(['src/features/asks/commands.ts:1'])
})

test('an import from a named need is fine, and so is one from the own slice', () => {
  const own = { 'src/features/asks/thanks/commands.ts': `import { a } from '../store.ts'\n` }
  expect(placesOf(needs, { ...slice('people'), ...slice('asks', 'people'), ...importing, ...own })).toEqual(
    [],
  )
})

test('needs that go round are reported with the whole way', () => {
  const files = {
    ...slice('asks', 'invitations'),
    ...slice('invitations', 'offers'),
    ...slice('offers', 'asks'),
  }
  const messages = findBy(needs, plant(files)).map(({ message }) => message)
  expect(messages).toEqual(['needs go round: asks > invitations > offers > asks'])
})

test('a need that is no slice is reported, and a feature never needs a ritual', () => {
  const ring = { 'src/rituals/ring/slice.ts': `export const slice = { id: 'ring', needs: [] }\n` }
  const files = { ...slice('asks', 'poeple'), ...slice('insight', 'ring'), ...ring }
  expect(placesOf(needs, files)).toEqual(['src/features/asks/slice.ts', 'src/features/insight/slice.ts'])
})

test('a test may use what its slice does not need', () => {
  const files = { ...slice('people'), ...slice('asks') }
  const inTest = { 'src/features/asks/a.test.ts': `import { a } from '#features/people/commands.ts'\n` }
  expect(placesOf(needs, { ...files, ...inTest })).toEqual([])
})
