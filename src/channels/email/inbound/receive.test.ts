import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LARGEST_MAIL } from './read-mail.ts'
import { receiveMail } from './receive.ts'
import { replyAddress } from './reply-address.ts'

const MAILBOX = 'askwell@example.org'
const KEY = '0123456789abcdefghjkmnpqrs'
const TO = replyAddress(MAILBOX, KEY)

function mail(headers: Readonly<Record<string, string>>, body = 'Yes, tomorrow works.'): Buffer {
  const all = { From: 'Ada Ito <ada@example.org>', To: TO, 'Message-ID': '<m1@example.org>', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

const received = (raw: Uint8Array) => receiveMail(raw, MAILBOX)

async function golden(name: string) {
  return received(readFileSync(join(import.meta.dirname, 'fixtures', name)))
}

test('a reply is whose it says, under the key of one message, in the words of its writer', async () => {
  expect(await received(mail({}))).toEqual([
    {
      kind: 'reply',
      externalId: `m1@example.org ${KEY}`,
      key: KEY,
      from: 'ada@example.org',
      text: 'Yes, tomorrow works.',
    },
  ])
})

test('a key is found whatever the servers on the way did to the address', async () => {
  const shouted = mail({ To: 'undisclosed:;', 'Delivered-To': TO.toUpperCase() })
  expect(await received(shouted)).toMatchObject([{ kind: 'reply', key: KEY }])
})

test.each([
  ['an out-of-office note', { 'Auto-Submitted': 'auto-replied' }],
  ['a list', { 'List-Id': '<all.example.org>' }],
  ['bulk mail', { Precedence: 'bulk' }],
  ['the null sender', { 'Return-Path': '<>' }],
  ["Exchange's automatic reply", { 'X-Auto-Response-Suppress': 'All' }],
  ['a mail server', { From: 'MAILER-DAEMON@example.org' }],
  ['a newsletter', { 'List-Unsubscribe': '<https://example.org/>' }],
])('%s is no answer of a person', async (_, headers) => {
  expect(await received(mail(headers))).toMatchObject([{ kind: 'nothing', why: 'automatic' }])
})

test('a mail to nobody in particular, an empty one and one over the limits are nothing', async () => {
  const why = async (raw: Uint8Array) => {
    const [one] = await received(raw)
    return one?.kind === 'nothing' ? one.why : one?.kind
  }
  expect(await why(mail({ To: MAILBOX }))).toBe('noKey')
  expect(await why(mail({ To: `askwell+${KEY}x@example.org` }))).toBe('noKey')
  expect(await why(mail({}, '> only a quote\r\n-- \r\nAda'))).toBe('empty')
  expect(await why(mail({}, 'x'.repeat(LARGEST_MAIL)))).toBe('tooLarge')
  const parts = '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(200)
  expect(await why(mail({ 'Content-Type': 'multipart/mixed; boundary=b' }, parts))).toBe('unreadable')
})

test('a mail that says it is from two people is from nobody', async () => {
  const two = mail({ From: 'ada@example.org, eve@example.com' })
  expect(await received(two)).toMatchObject([{ kind: 'reply', from: '' }])
})

test('a delivery report names the mail of ours that came back, and a delay is no end', async () => {
  expect(await golden('bounce.eml')).toEqual([
    {
      kind: 'bounce',
      externalId: '20260521.D4@mx.example.org',
      deliveryId: 'abc@example.org',
      address: 'ada@example.org',
      code: '5.1.1',
    },
  ])
  const delayed = readFileSync(join(import.meta.dirname, 'fixtures', 'bounce.eml'), 'utf8')
    .replace('Action: failed', 'Action: delayed')
    .replace('Status: 5.1.1', 'Status: 4.4.1')
  expect(await received(Buffer.from(delayed))).toMatchObject([{ kind: 'nothing', why: 'automatic' }])
})

test.each(['gmail.eml', 'outlook.eml', 'apple.eml', 'page-only.eml'])(
  'of a reply by %s only the words of its writer are left',
  async (name) => {
    const [reply] = await golden(name)
    expect(reply).toMatchObject({ kind: 'reply', text: 'I can look at it.\n\nTomorrow at ten?' })
  },
)

test('whatever comes in, something is said of it and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.string(), async (bytes, text) => {
      expect((await received(bytes)).length).toBeGreaterThan(0)
      expect((await received(mail({ 'Content-Type': text, From: text }, text))).length).toBeGreaterThan(0)
    }),
  )
})
