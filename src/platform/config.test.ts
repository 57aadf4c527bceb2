import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proxiesOf, readSettings } from './config.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'askwell-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fileWith(text: string): { ASKWELL_CONFIG: string } {
  const path = join(folder, 'askwell.config.json')
  writeFileSync(path, text)
  return { ASKWELL_CONFIG: path }
}

test('without settings nothing outside is known, and nothing leaves the machine', () => {
  expect(readSettings({ ASKWELL_CONFIG: join(folder, 'none.json') })).toEqual({})
})

test('the environment goes before the file, and what is empty is not set', () => {
  const file = fileWith('{"SMTP_URL": "smtp://file", "PUBLIC_URL": "https://file.example", "MAIL_FROM": ""}')
  const more = ['SMTP_URL', 'MAIL_FROM']
  expect(readSettings({ ...file, SMTP_URL: 'smtp://env', PUBLIC_URL: '' }, more)).toEqual({
    SMTP_URL: 'smtp://env',
    PUBLIC_URL: 'https://file.example',
  })
})

test.each([
  ['{"PUBLIC_URL": 7}', 'has to be a JSON object of texts'],
  ['not JSON', 'has to be a JSON object of texts'],
  ['{"PUBLIC_URL": "no address"}', 'PUBLIC_URL: '],
  ['{"LOG_LEVEL": "loud"}', 'LOG_LEVEL: '],
])('the file %s is refused, in words that name what is wrong', (text, sentence) => {
  const outcome = readSettings(fileWith(text))
  expect(outcome).toMatchObject({ refusal: 'settings.unreadable' })
  expect(JSON.stringify(outcome)).toContain(sentence)
})

test('proxies are a list with commas', () => {
  expect(proxiesOf({ TRUSTED_PROXIES: ' 10.0.0.1, 10.0.0.2 ,' })).toEqual(['10.0.0.1', '10.0.0.2'])
  expect(proxiesOf({})).toEqual([])
})
