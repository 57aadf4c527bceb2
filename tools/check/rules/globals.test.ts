import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { globals } from './globals.ts'

test.each(['engine/rank/rank.ts', 'src/features/asks/commands.ts', 'src/channels/email/channel.ts'])(
  'a variable of the module %s is reported',
  (path) => {
    const code = `let current = 1\nexport let other: string\n`
    expect(placesOf(globals, { [path]: code })).toEqual([`${path}:1`, `${path}:2`])
  },
)

test('constants, and variables inside a function, are fine', () => {
  const code = `const limit = 3\nexport function count() {\n  let total = limit\n  return total++\n}\n`
  expect(placesOf(globals, { 'engine/rank/rank.ts': code })).toEqual([])
})
