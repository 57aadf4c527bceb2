import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directionOf } from './direction.ts'
import { manyLines, oneLine, shorten } from './plain.ts'

test('a name with line breaks is one line and can start no second header', () => {
  expect(oneLine('Ada\r\nBcc: everyone@example.org', 60)).toBe('Ada Bcc: everyone@example.org')
  expect(oneLine(' Ada\u2028\u0085 \t Lovelace ', 60)).toBe('Ada Lovelace')
  expect(oneLine('Ada\u0000\u0007', 60)).toBe('Ada⟨U+0000⟩⟨U+0007⟩')
})

test('characters that turn a text around are shown as what they are', () => {
  expect(oneLine('Ada \u202Egnp.exe', 60)).toBe('Ada ⟨U+202E⟩gnp.exe')
  expect(manyLines('one\u202E\u202E\u202Etwo', 60)).toBe('one⟨U+202E⟩two')
  expect(oneLine('A\u200Fda', 60)).toBe('A⟨U+200F⟩da')
})

test('names in Arabic, Hebrew, Persian, Thai and emoji stay exactly as they are', () => {
  for (const name of ['فرح', 'דנה', 'نیکی\u200Cپور', 'สมชาย', '👩🏽‍🚒', 'Zoë', '李雷', '\u2068דנה\u2069']) {
    expect(oneLine(name, 60)).toBe(name)
  }
})

test('an isolate that was opened is closed, and one that closes nothing is shown', () => {
  expect(oneLine('a\u2068b', 60)).toBe('a\u2068b\u2069')
  expect(oneLine('a\u2069b', 60)).toBe('a⟨U+2069⟩b')
  expect(manyLines('a\u2068\nb', 60)).toBe('a\u2068\u2069\nb')
})

test('a long text is cut at a word, never inside a letter, and says so', () => {
  expect(shorten('Could you look at the pooler config', 30)).toBe('Could you look at the pooler…')
  expect(shorten('👩🏽‍🚒👩🏽‍🚒👩🏽‍🚒', 2)).toBe('👩🏽‍🚒…')
  expect(shorten('exactly', 7)).toBe('exactly')
  expect(oneLine(`A${'\u0301'.repeat(5_000)}da`, 60).length).toBeLessThan(60 * 8)
  expect(oneLine('👨\u200D'.repeat(2_000), 60).length).toBeLessThan(60 * 8 + 1)
})

test('whatever was written, a line stays a line, a text keeps its limit, and twice is once', () => {
  const steering = /[\p{Cc}\u202A-\u202E\u2066\u2067\uFEFF]/u
  const nasty = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u202E', '\u2068', '\u2069', '\r\n', '\u2028', '\uD800', '\u0301', '\u200D'),
    ),
  )
  fc.assert(
    fc.property(nasty, (parts) => {
      const text = parts.join('')
      const line = oneLine(text, 40)
      expect(line).not.toMatch(steering)
      expect(line.isWellFormed()).toBe(true)
      expect(oneLine(line, 1_000)).toBe(line)
      for (const shown of manyLines(text, 400).split('\n')) expect(shown).not.toMatch(steering)
    }),
  )
})

test('a page runs the way of its language, or of its script where that is said', () => {
  expect([directionOf('ar-EG'), directionOf('he'), directionOf('az-Arab')]).toEqual(['rtl', 'rtl', 'rtl'])
  expect([directionOf('en'), directionOf('az-Latn'), directionOf('ar-Latn')]).toEqual(['ltr', 'ltr', 'ltr'])
})
