import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'
import { createSay } from './say.ts'

const messages = {
  en: {
    'ask.yes': '{name} said yes',
    'ask.minutes': '{count, plural, one {# minute} other {# minutes}}',
    'ask.time': "{name} has <20 minutes>. That's enough",
    'ask.onlyEnglish': 'Only here',
    'ask.broken': '{name, plural',
  },
  de: {
    'ask.yes': '{name} hat ja gesagt',
    'ask.minutes': '{count, plural, one {# Minute} other {# Minuten}}',
  },
  'de-AT': { 'ask.minutes': '{count, plural, one {# Minuterl} other {# Minuten}}' },
  ar: { 'ask.yes': 'قال {name} نعم' },
}
const say = createSay(messages, { missing: 'fault' })

test('a message speaks the language of the person, with its plurals', () => {
  expect(say('en', 'ask.minutes', { count: 1 })).toBe('1 minute')
  expect(say('en', 'ask.minutes', { count: 20 })).toBe('20 minutes')
  expect(say('de', 'ask.minutes', { count: 20 })).toBe('20 Minuten')
})

test('a language without the text falls back to its parent and then to English', () => {
  expect(say('de-AT', 'ask.minutes', { count: 1 })).toBe('1 Minuterl')
  expect(say('de-CH-1996', 'ask.yes', { name: 'Ada' })).toBe('Ada hat ja gesagt')
  expect(say('de', 'ask.onlyEnglish')).toBe('Only here')
  expect(say('constructor', 'ask.onlyEnglish')).toBe('Only here')
  expect(chooseLanguage('de-AT', ['en', 'de'])).toBe('de')
  expect(chooseLanguage('xx', ['de', 'ar'])).toBe('en')
})

test('angle brackets and apostrophes in a text are just that', () => {
  expect(say('en', 'ask.time', { name: 'Ada' })).toBe("Ada has <20 minutes>. That's enough")
})

test('a name is text: braces and markup in it are not read as a message', () => {
  expect(say('en', 'ask.yes', { name: '{count, plural, <b>' })).toBe('{count, plural, <b> said yes')
})

test('a name that is written the other way round is set apart, and no other', () => {
  expect(say('en', 'ask.yes', { name: 'דנה' })).toBe('\u2068דנה\u2069 said yes')
  expect(say('ar', 'ask.yes', { name: 'Ada' })).toBe('قال \u2068Ada\u2069 نعم')
  expect(say('ar', 'ask.yes', { name: 'فرح' })).toBe('قال فرح نعم')
})

test('a text that is nowhere or broken stops a test, and in production its key stands in', () => {
  const inProduction = createSay<string>(messages)
  expect(() => createSay<string>(messages, { missing: 'fault' })('en', 'ask.nowhere')).toThrow(/has no text/)
  expect(inProduction('en', 'ask.nowhere')).toBe('ask.nowhere')
  expect(() => say('en', 'ask.broken', { name: 1 })).toThrow(/can't be said/)
  expect(inProduction('en', 'ask.broken')).toBe('ask.broken')
  expect(inProduction('en', 'ask.yes')).toBe('ask.yes')
})
