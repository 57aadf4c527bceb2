import { expect, test } from 'vitest'
import { strings } from '#src/strings.gen.ts'
import { makeText } from '../text.ts'
import { mirrored } from './mirrored.ts'

test('the language for tests keeps placeholders and plurals, and leaves no Latin letter in its words', () => {
  expect(mirrored('Ask {name}')).toBe('ااسك {name}')
  const all = Object.fromEntries(Object.entries(strings.en).map(([key, text]) => [key, mirrored(text)]))
  const t = makeText(all, 'ar-XB')
  expect(t('web.place.waiting', { count: 1 })).not.toMatch(/[A-Za-z]/)
  expect(t('web.place.waiting', { count: 7 })).not.toBe(t('web.place.waiting', { count: 1 }))
})
