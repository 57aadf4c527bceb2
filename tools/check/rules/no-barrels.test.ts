import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { noBarrels } from './no-barrels.ts'

test.each([
  'engine/index.ts',
  'src/kit/index.tsx',
  'engine/text/utils.ts',
  'engine/text/utils.test.ts',
  'src/platform/helpers/dates.ts',
  'src/platform/common/dates.ts',
  'src/features/asks/services/ask.ts',
  'src/features/asks/managers/ask.ts',
])('%s is reported', (path) => expect(placesOf(noBarrels, { [path]: '' })).toEqual([path]))

test('a file that hands on everything of another is reported', () => {
  const code = `export const a = 1\nexport * from './b.ts'\n`
  expect(placesOf(noBarrels, { 'engine/rank/a.ts': code })).toEqual(['engine/rank/a.ts:2'])
})

test('names that say something are fine, and so is a page called index', () => {
  const files = {
    'engine/rank/evidence-index.ts': '',
    'src/surfaces/web/index.html': '',
    'src/platform/service.ts': '',
  }
  expect(placesOf(noBarrels, files)).toEqual([])
})
