import { expect, test } from 'vitest'
import { plant } from '../check/fixtures/planted.ts'
import { staleFiles, generate } from './generated.ts'
import { writeStrings } from './strings.ts'

test('the texts of all folders are merged by language and sorted by key', () => {
  const text = writeStrings(
    plant({
      'src/features/asks/strings/en.json': '{"asks.b": "It\'s \\"b\\"", "asks.a": "a"}',
      'src/platform/strings/en.json': '{"platform.c": "c"}',
      'src/features/asks/strings/de.json': '{"asks.a": "ä"}',
    }),
  )
  expect(text).toBe(`// Written by \`npm run gen\` from every strings/<language>.json. Edit those, not this.
export const de: Record<string, string> = {
  'asks.a': "ä",
}

export const en: Record<string, string> = {
  'asks.a': "a",
  'asks.b': "It's \\"b\\"",
  'platform.c': "c",
}

export type Language = 'de' | 'en'

export const strings: Record<Language, Record<string, string>> = {
  'de': de,
  'en': en,
}
`)
})

test('a key of two folders is refused, and so is what is no text', () => {
  const a = { 'src/features/asks/strings/en.json': '{"x": "1"}' }
  expect(() => writeStrings(plant({ ...a, 'src/kit/strings/en.json': '{"x": "2"}' }))).toThrow('already used')
  expect(() => writeStrings(plant({ 'src/kit/strings/en.json': '{"x": {"y": "2"}}' }))).toThrow('not a text')
})

test('generated files are stale until they are written, and the same folders always give the same text', () => {
  const files = { 'src/kit/strings/en.json': '{"kit.close": "Close"}' }
  expect(staleFiles(plant(files))).toEqual([
    'src/registry.gen.ts',
    'src/operations.gen.ts',
    'src/strings.gen.ts',
  ])
  const written = Object.fromEntries(generate(plant(files)))
  expect(staleFiles(plant({ ...written, ...files }))).toEqual([])
  expect(Object.fromEntries(generate(plant({ ...written, ...files })))).toEqual(written)
})
