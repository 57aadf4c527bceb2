import { expect, test } from 'vitest'
import { findBy } from '../boundaries.ts'
import { plant, type Files } from '../fixtures/planted.ts'
import { messages } from './messages.ts'

const folder = 'src/features/asks/strings'
const texts = (en: object, de: object, more: Files = {}) => ({
  [`${folder}/en.json`]: JSON.stringify(en),
  [`${folder}/de.json`]: JSON.stringify(de),
  'src/features/asks/ui/pages/ask.tsx': `say('asks.sent')\n`,
  ...more,
})
const found = (files: Files) =>
  findBy(messages, plant(files)).map(({ path, message }) => `${path} ${message}`)

test('a text that another language lacks is reported', () => {
  expect(found(texts({ 'asks.sent': 'Sent' }, {}))).toEqual([
    `${folder}/de.json asks.sent is missing: say it here, too`,
  ])
})

test('a folder that lacks a language of the others is reported', () => {
  const kit = { 'src/kit/strings/en.json': '{ "kit.a": "a" }', 'src/kit/a.tsx': "say('kit.a')\n" }
  expect(found(texts({}, {}, kit))).toEqual(['src/kit/strings/de.json is missing: other folders speak it'])
})

test('a text that English lacks is reported', () => {
  const [first] = found(texts({}, { 'asks.sent': 'Gesendet' }))
  expect(first).toBe(`${folder}/de.json asks.sent doesn't exist in English`)
})

test('a translation that forgets a placeholder is reported', () => {
  const [first] = found(texts({ 'asks.sent': 'Sent to {name}' }, { 'asks.sent': 'Gesendet' }))
  expect(first).toContain('other placeholders')
})

test('words of plural and select branches are no placeholders', () => {
  const en = '{count, plural, one {# ask} other {# asks}} {who, select, me {mine} other {theirs}}'
  const de = '{count, plural, one {# Bitte} other {# Bitten}} {who, select, me {meine} other {ihre}}'
  expect(found(texts({ 'asks.sent': en }, { 'asks.sent': de }))).toEqual([])
})

test('a text that nobody uses is reported', () => {
  const both = { 'asks.sent': 'a', 'asks.lost': 'b' }
  expect(found(texts(both, both))).toEqual([`${folder}/en.json asks.lost is used nowhere`])
})

test('a text is used by its key, by the beginning of a template, or by its refusal', () => {
  const both = { 'asks.sent': 'a', 'asks.sentNext': 'b', 'asks.state.open': 'c', 'asks.sent.title': 'd' }
  const page = { 'src/features/asks/ui/parts/state.tsx': 'say(`asks.state.${state}`)\n' }
  expect(found(texts(both, both, page))).toEqual([])
})

test('a folder without English has nothing to measure the others by', () => {
  expect(found({ [`${folder}/de.json`]: '{}' })).toEqual([
    `${folder}/en.json is missing: English is the language that all others are measured by`,
  ])
})

test("a channel's own name and the labels of its address are used by the pages that know every channel", () => {
  const channel = 'src/channels/pager/strings'
  const both = JSON.stringify({ 'pager.name': 'pager', 'pager.address.number': 'Number', 'pager.lost': 'x' })
  expect(found({ [`${channel}/en.json`]: both })).toEqual([`${channel}/en.json pager.lost is used nowhere`])
})
