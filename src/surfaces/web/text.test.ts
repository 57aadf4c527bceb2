import { expect, test } from 'vitest'
import { makeText, readMessages } from './text.ts'

const messages = readMessages()
const t = makeText()

/** Words that the product never says, whatever the moment. */
const NEVER =
  /\b(invalid|required|oops|streak|score|rank|leaderboard|top helper|escalat\w*|tickets?|reach out|synerg\w*|leverag\w*|stakeholders?|bandwidth)\b/i

test('every message can be read by the formatter and says something', () => {
  for (const [key, message] of Object.entries(messages)) {
    const said = makeText({ [key]: message })(key, wordsFor(message))
    expect([key, said.trim()]).not.toEqual([key, ''])
  }
})

test('no message blames, shouts or uses a banned word', () => {
  const wrong = Object.entries(messages).filter(([, message]) => NEVER.test(message) || message.includes('!'))
  expect(wrong).toEqual([])
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
