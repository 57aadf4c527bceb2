import { expect, test } from 'vitest'
import { strings } from '#src/strings.gen.ts'
import { makeText } from './text.ts'

const messages = strings.en
const t = makeText(messages)

test.each(Object.entries(strings))('every message can be said in %s, and says something', (language, all) => {
  const say = makeText(all, language)
  for (const key of Object.keys(messages)) {
    expect([key, say(key, wordsFor(messages[key] ?? '')).trim()]).not.toEqual([key, ''])
  }
})

test('words that come later are said from then on', () => {
  const some: Record<string, string> = { 'web.ask': 'Ask for help' }
  const say = makeText(some)
  expect(say('web.settings')).toBe('web.settings')
  some['web.settings'] = 'Settings'
  expect(say('web.settings')).toBe('Settings')
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
