import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { readNetworks } from '#platform/outbound/networks.ts'
import { bodyOf, type OtherSide, otherSide } from '#platform/outbound/fixtures/other-side.ts'
import { openOutbound } from '#platform/outbound/open-outbound.ts'
import { isRefusal } from '#platform/refusal.ts'
import { describeChannel } from '../contract/describe-channel.ts'
import { sampleGround } from '../contract/sample-ground.ts'
import { sampleInvitation } from '../contract/sample-messages.ts'
import { channel, createChatWebhook } from './channel.ts'
import { admitChat, receiveChat } from './incoming.ts'
import { calm, type ChatWebhookMessage } from './render.ts'

const here = readNetworks('127.0.0.1')
if (isRefusal(here)) throw new Error(here.refusal)
const outbound = openOutbound({ allowed: here })
const TOKEN = 'outgoing-token'
const KEY = '0123456789abcdefghjkmnpqrs'
const NOW = instant(Date.UTC(2026, 4, 21, 8))
const CONTEXT = { deliveryKey: 'notice:1:chat-webhook', now: NOW }

let chat: OtherSide
let status = 200
const posted: unknown[] = []
beforeAll(async () => {
  chat = await otherSide(async (request, response) => {
    posted.push(JSON.parse(await bodyOf(request)))
    response.writeHead(status, { 'retry-after': '30' }).end('ok')
  })
})
afterAll(() => chat.close())

const url = () => `http://127.0.0.1:${chat.port}/hooks/abc`
const made = createChatWebhook({ outbound, url: 'http://127.0.0.1:1/', token: TOKEN })
const live = () => createChatWebhook({ outbound, url: url(), token: TOKEN })

/** Our own lines by what they are; the quoted ones are somebody's. */
const structure = ({ text }: ChatWebhookMessage) =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('>'))
    .map((line) => (line.startsWith('**') ? 'heading' : line.startsWith('[') ? 'links' : 'line'))

describeChannel({
  channel: { ...made, deliver: (rendered, address, context) => live().deliver(rendered, address, context) },
  address: { account: '@ada' },
  badAddresses: [
    {},
    { account: '' },
    { account: 'ada' },
    { account: '@ada\nben' },
    { account: '@all @ben' },
    'ada',
  ],
  structure,
  links: ({ text }) => [...text.matchAll(/\]\((\S+?)\)/g)].map(([, link]) => String(link)),
  linksItsAnswers: true,
})

test('words that would call everybody, link or fetch something are words', () => {
  const hostile = [
    '@all',
    '@channel',
    '@here',
    '@**all**',
    '@_**Ben**',
    '<!channel>',
    '<https://evil.example|x>',
  ]
  for (const text of [
    ...hostile,
    '[a](https://evil.example)',
    '![a](https://evil.example/p.png)',
    '#general',
  ]) {
    const shown = calm(text)
    expect(shown).not.toMatch(/@[\w*]|<[!\w]|\]\(|#\w/)
    expect(shown.replaceAll('\u2060', '')).toBe(text)
  }
})

test('it posts to the account that the person gave, and says what stood in the way in codes', async () => {
  const rendered = live().render(sampleInvitation(), 'en')
  await live().deliver(rendered, { account: '@ada' }, CONTEXT)
  expect(posted.at(-1)).toEqual({ channel: '@ada', text: rendered.text })
  status = 429
  await expect(live().deliver(rendered, { account: '@ada' }, CONTEXT)).rejects.toMatchObject({
    message: 'The chat program answered 429',
    retryAfterSeconds: 30,
    permanent: false,
  })
  status = 404
  const own = createChatWebhook({ outbound, url: null, token: null })
  await expect(own.deliver(rendered, { hook: url() }, CONTEXT)).rejects.toMatchObject({ addressCode: '404' })
  status = 200
})

test('a hook inside that nobody allowed is not called', async () => {
  const strict = createChatWebhook({ outbound, url: 'https://10.0.0.1/', token: null })
  await expect(strict.deliver({ text: 'x' }, { account: '@ada' }, CONTEXT)).rejects.toThrow(
    'outbound.notAllowed',
  )
})

const called = (fields: Record<string, string>, type = 'application/x-www-form-urlencoded') =>
  admitChat(
    {
      headers: { 'content-type': type },
      body: Buffer.from(
        type.includes('json') ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
      ),
      now: NOW,
    },
    TOKEN,
  )

test.each(['application/x-www-form-urlencoded', 'application/json'])(
  'an answer that comes back as %s is a reply of who wrote it',
  async (type) => {
    const text = `askwell ${KEY} I can look at four.`
    const admitted = called({ token: TOKEN, user_name: 'ada', text, trigger_id: 't1' }, type)
    if (admitted.kind !== 'taken') return expect.fail(admitted.kind)
    expect(await receiveChat(admitted.raw)).toEqual([
      { kind: 'reply', externalId: admitted.id, key: KEY, from: '@ada', text: 'I can look at four.' },
    ])
  },
)

test('another token, or none, is refused, and words without a key are told how it goes', () => {
  expect(called({ token: 'other', user_name: 'ada', text: `${KEY} yes` }).kind).toBe('refused')
  expect(called({ user_name: 'ada', text: `${KEY} yes` }).kind).toBe('refused')
  expect(called({ token: TOKEN, user_name: 'ada\n@all', text: `${KEY} yes` }).kind).toBe('refused')
  expect(called({ token: TOKEN, user_name: 'ada', text: 'help' })).toMatchObject({ kind: 'answered' })
})

test('it opens once the settings are there, with Zulip by hooks of people', () => {
  expect(channel.open({}, sampleGround)).toBeNull()
  expect(channel.open({ CHAT_WEBHOOK_PROGRAM: 'mattermost' }, sampleGround)).toBeNull()
  const zulip = channel.open({ CHAT_WEBHOOK_PROGRAM: 'zulip' }, sampleGround)
  expect(zulip !== null && !isRefusal(zulip) && zulip.receive).toBeUndefined()
})
