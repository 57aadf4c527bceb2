import { expect, test } from 'vitest'
import { messages as de } from './languages/de.ts'
import { messages as es } from './languages/es.ts'
import { messages as fr } from './languages/fr.ts'
import { makeText, readMessages } from './text.ts'

const messages = Object.fromEntries(
  Object.entries(readMessages()).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
)
const t = makeText()

test.each([
  ['en', messages],
  ['de', de],
  ['fr', fr],
  ['es', es],
])('every message can be said in %s, and says something', (language, all) => {
  const say = makeText(all, language)
  for (const key of Object.keys(messages)) {
    expect([key, say(key, wordsFor(messages[key] ?? '')).trim()]).not.toEqual([key, ''])
  }
})

test('what a language lacks is said in English, by the rules of English', () => {
  expect(makeText({}, 'fr')('web.place.waiting', { count: 0 })).toBe('0 asks wait for you')
})

test('counting and naming come out as a person would say them', () => {
  expect(t('web.place.waiting', { count: 1 })).toBe('1 ask waits for you')
  expect(t('invitations.ui.send.named', { count: 1, name: 'Ada' })).toBe('Ask Ada')
  expect(t('invitations.ui.send.named', { count: 3, name: 'Ada' })).toBe('Ask 3 people')
  expect(t('invitations.ui.plan.firstNamed', { count: 3, name: 'Ada' })).toBe('Ada and 2 more first.')
  expect(t('invitations.ui.line.thanks', { who: 'other', name: 'Ben', whom: 'you', other: '' })).toBe(
    'Ben thanked you.',
  )
})

test('a name with braces or tags is shown as it is', () => {
  expect(t('invitations.ui.send.named', { count: 1, name: '<b>{Ada}</b>' })).toBe('Ask <b>{Ada}</b>')
})

test('a key without a message shows itself, so that it is seen at once', () => {
  expect(t('web.nobodyWroteThis')).toBe('web.nobodyWroteThis')
})

function wordsFor(message: string): Record<string, string | number> {
  const names = [...message.matchAll(/\{\s*(\w+)\s*(,\s*(\w+))?/g)]
  return Object.fromEntries(names.map(([, name = '', , kind]) => [name, kind === 'plural' ? 2 : 'Ada']))
}
