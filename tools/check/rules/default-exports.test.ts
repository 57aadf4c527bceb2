import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { defaultExports } from './default-exports.ts'

test.each([
  'export default function rank() {}',
  'const a = 1\nexport default a',
  'const a = 1\nexport { a as default }',
])('%j is reported', (code) => expect(placesOf(defaultExports, { 'engine/rank.ts': code })).toHaveLength(1))

test('the settings of a tool may have one, and a default import is no export', () => {
  const files = { 'vite.config.ts': 'export default {}\n', 'engine/rank.ts': `import a from './a.ts'\n` }
  expect(placesOf(defaultExports, files)).toEqual([])
})
