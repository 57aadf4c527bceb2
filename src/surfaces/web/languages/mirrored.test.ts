import { expect, test } from 'vitest'
import { makeText, readMessages } from '../text.ts'
import { IntlMessageFormat } from 'intl-messageformat'
import { mirrored, mirroredMessage } from './mirrored.ts'

test('the language for tests keeps placeholders and plurals, and leaves no Latin letter in its words', () => {
  expect(mirrored('Ask {name}')).toBe('ااسك {name}')
  const all = Object.fromEntries(
    Object.entries(readMessages()).map(([key, text]) => [key, mirroredMessage(text)]),
  )
  const t = makeText(all, 'ar-XB')
  expect(t('web.place.waiting', { count: 1 })).not.toMatch(/[A-Za-z]/)
  expect(t('web.place.waiting', { count: 7 })).not.toBe(t('web.place.waiting', { count: 1 }))
})

test('a text that is a tree already, as in the built app, says the same as the written one', () => {
  const written = '{count, plural, one {Ask {name}} other {Ask {count} people}}'
  const values = { count: 3, name: 'Ada' }
  const say = (message: Parameters<typeof mirroredMessage>[0]) =>
    makeText({ 'web.test': mirroredMessage(message) }, 'ar-XB')('web.test', values)
  expect(say(IntlMessageFormat.__parse?.(written) ?? '')).toBe(say(written))
})
