import { expect, test } from 'vitest'
import { findBy } from '../boundaries.ts'
import { plant } from '../fixtures/planted.ts'
import { spoken } from './spoken.ts'

const strings = {
  'asks.sent': 'Sent',
  'asks.late': 'Too late',
  'asks.lateNext': 'Ask again',
  'asks.full': 'Full',
}
const foundIn = (code: string) =>
  findBy(
    spoken,
    plant({ 'src/features/asks/strings/en.json': JSON.stringify(strings), 'src/features/asks/a.ts': code }),
  ).map(({ line, message }) => `${line} ${message}`)

test('a text that code says and nobody wrote is reported', () => {
  expect(foundIn(`t('asks.sent')\nt('asks.snet')\nsay(context.lang, 'asks.gone')\n`)).toEqual([
    '2 asks.snet is no text in English',
    '3 asks.gone is no text in English',
  ])
})

test('a refusal without a next step is reported', () => {
  const code = `const a = { status: 409, text: 'asks.late' }\nconst b = { status: 429, text: 'asks.full' }\n`
  expect(foundIn(code)).toEqual(['2 asks.fullNext is no text in English'])
})

test('other calls and other texts are no texts of ours', () => {
  expect(foundIn(`format('asks.gone')\nconst a = { text: 'example.org' }\n`)).toEqual([])
})
