import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { strings } from '#src/strings.gen.ts'
import { compileMessage } from './message.ts'

const COUNTS = [0, 1, 2, 3, 5, 11, 21, 1_000, 1_000_000]
/** Every branch of the selects that texts have, and one that none has. */
const WORDS = ['you', 'other', 'some', 'yes', 'partly', 'admin', 'lead', 'body', 'path', 'Ada {O’Hara} #1']

test.each(Object.keys(strings))(
  'all texts in %s are said as the whole of ICU MessageFormat says them',
  (language) => {
    const texts = Object.entries(strings[language as keyof typeof strings])
    for (const [key, text] of texts) {
      const own = compileMessage(text, language)
      const whole = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
      for (const [at, word] of WORDS.entries()) {
        const values = valuesFor(text, COUNTS[at % COUNTS.length] ?? 0, word)
        expect([key, own(values)]).toEqual([key, whole.format(values)])
      }
    }
  },
)

test('apostrophes quote braces and are themselves elsewhere; branches lie in branches', () => {
  const said = (text: string, values = {}) => compileMessage(text, 'en')(values)
  expect(said("It''s '{name}', isn't it")).toBe("It's {name}, isn't it")
  expect(
    said('{a, select, x {{n, plural, one {# ask} other {# asks}}} other {none}}.', { a: 'x', n: 2 }),
  ).toBe('2 asks.')
  expect(
    said('{n, plural, offset:1 =0 {nobody} =1 {you} one {you and # more} other {you and # more}}', { n: 3 }),
  ).toBe('you and 2 more')
})

/** A number where a plural counts with it, a word elsewhere. */
function valuesFor(text: string, count: number, word: string): Record<string, string | number> {
  const names = [...text.matchAll(/\{\s*(\w+)\s*(?:,\s*(\w+))?/g)]
  const counted = new Set(names.filter(([, , kind]) => kind === 'plural').map(([, name]) => name))
  return Object.fromEntries(names.map(([, name = '']) => [name, counted.has(name) ? count : word]))
}
