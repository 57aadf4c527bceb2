import { afterAll, beforeAll, expect, test } from 'vitest'
import { startSlackEmulator, type SlackEmulator } from '../../../tools/slack-emulator/emulator.ts'
import { messageTrouble } from '../../../tools/slack-emulator/validate.ts'
import { instant } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import { describeChannel, HOSTILE_TEXTS, stringsOf } from '../contract/describe-channel.ts'
import { sampleGround } from '../contract/sample-ground.ts'
import { sampleInvitation } from '../contract/sample-messages.ts'
import { channel, createSlackChannel } from './channel.ts'
import { renderSlack, type RenderedSlack } from './render.ts'

let slack: SlackEmulator
let ada = ''
const api = { url: '' }
beforeAll(async () => {
  slack = await startSlackEmulator()
  ada = slack.join('Ada', 'ada@example.org').id
  api.url = slack.url
})
afterAll(() => slack.close())

/** For what calls nobody: it is made before the emulator listens. */
const made = createSlackChannel({
  apiUrl: 'http://127.0.0.1:1/',
  botToken: 'xoxb-emulator',
  signingSecret: 'secret',
})
const live = () =>
  createSlackChannel({ apiUrl: `${api.url}/api/`, botToken: 'xoxb-emulator', signingSecret: 'secret' })

/** Block kinds, in order, without anybody's words. */
function structure(rendered: RenderedSlack): unknown {
  return rendered.blocks.map((block) => ({
    type: block.type,
    parts:
      block.type === 'rich_text'
        ? block.elements.map(({ type, elements }) => [type, elements.map((one) => one.type)])
        : block.type === 'actions'
          ? block.elements.map(({ type, action_id: id, style }) => [type, id, style])
          : [],
  }))
}

function links(rendered: RenderedSlack): string[] {
  return rendered.blocks.flatMap((block) =>
    block.type === 'rich_text'
      ? block.elements.flatMap(({ elements }) =>
          elements.flatMap((one) => (one.type === 'link' ? [one.url] : [])),
        )
      : [],
  )
}

describeChannel({
  channel: {
    ...made,
    deliver: (rendered, _, context) =>
      live().deliver(rendered, { user: ada, team: slack.space.team }, context),
  },
  address: { user: 'U0ADA', team: 'T0ASKWELL' },
  badAddresses: [{}, { user: 'U1' }, { user: 'ada', team: 'T1' }, { user: 'U1<!channel>', team: 'T1' }, 'U1'],
  structure,
  links,
  linksItsAnswers: false,
  knowsItsThreads: true,
})

test('no name and no text of any length is more than Slack takes', () => {
  for (const text of [
    ...HOSTILE_TEXTS,
    'x'.repeat(100_000),
    '\u202E\u202D'.repeat(50_000),
    '👩🏽‍🚒'.repeat(9_000),
  ]) {
    const { text: plain, blocks } = renderSlack(sampleInvitation({ name: text, text }), 'en')
    expect(messageTrouble(plain, blocks as never)).toBeNull()
  }
})

test('what somebody wrote calls nobody and links nowhere', () => {
  const text = '<!channel> <@U123> <https://evil.example|I can help> *bold* &lt;b&gt;'
  const rendered = renderSlack(sampleInvitation({ text, name: '<!here>' }), 'en')
  expect(rendered.text).not.toMatch(/<[!@h]/)
  expect(rendered.text).toContain('&lt;!channel&gt;')
  const formatted = stringsOf(rendered.blocks).filter((written) => written === 'mrkdwn')
  expect(formatted).toEqual([])
  expect(JSON.stringify(rendered.blocks)).toContain('<!channel> <@U123>')
})

test('a text for a notification says who asks and what', () => {
  const { text } = renderSlack(sampleInvitation(), 'en')
  expect(text).toMatch(/^Chidi Okafor asks you for 20 minutes\nI'm on the nightly build/)
})

test('a message is delivered, changed in its place, and found again after an answer that was lost', async () => {
  const rendered = renderSlack(sampleInvitation(), 'en')
  const address = { user: ada, team: slack.space.team }
  const context = { deliveryKey: 'ntc_lost:slack', now: instant(0) }
  slack.fail('chat.postMessage', { kind: 'lost' })
  await expect(live().deliver(rendered, address, context)).rejects.toThrow("Slack doesn't answer")
  const before = slack.messagesWith(ada).length
  const { externalId = '' } = await live().deliver(rendered, address, { ...context, isAgain: true })
  expect(slack.messagesWith(ada)).toHaveLength(before)
  await live().update?.({ text: 'over', blocks: [] }, externalId, context)
  expect(slack.messagesWith(ada).at(-1)).toMatchObject({ text: 'over', edits: 1 })
})

test('where it cannot be asked whether a message is there, it waits', async () => {
  const address = { user: ada, team: slack.space.team }
  const before = slack.messagesWith(ada).length
  slack.fail('conversations.history', { kind: 'status', status: 503 })
  const again = { deliveryKey: 'ntc_wait:slack', now: instant(0), isAgain: true }
  await expect(live().deliver(renderSlack(sampleInvitation(), 'en'), address, again)).rejects.toThrow('503')
  expect(slack.messagesWith(ada)).toHaveLength(before)
})

test('an answer that never comes is waited for so long and no longer', async () => {
  slack.fail('auth.test', { kind: 'silent' })
  const impatient = createSlackChannel({
    apiUrl: `${api.url}/api/`,
    botToken: 'xoxb-emulator',
    appToken: 'xapp-emulator',
    patienceMs: 50,
  })
  await expect(impatient.check?.()).rejects.toMatchObject({
    name: 'Outage',
    message: "Slack doesn't answer (auth.test)",
    permanent: false,
  })
})

test('each of Slack’s troubles is told as what it is, with codes alone', async () => {
  const deliver = (user = ada) =>
    live().deliver(
      renderSlack(sampleInvitation(), 'en'),
      { user, team: 'T1' },
      { deliveryKey: 'k', now: instant(0) },
    )
  slack.fail(
    'chat.postMessage',
    { kind: 'status', status: 429, retryAfter: 30 },
    { kind: 'status', status: 500 },
    { kind: 'error', error: 'token_revoked' },
    { kind: 'error', error: 'Ada said <b>no</b>' },
  )
  await expect(deliver()).rejects.toMatchObject({ retryAfterSeconds: 30, permanent: false })
  await expect(deliver()).rejects.toMatchObject({
    message: 'Slack answered 500 (chat.postMessage)',
    permanent: false,
  })
  await expect(deliver()).rejects.toMatchObject({
    message: 'Slack has taken our access back (token_revoked): connect it again',
    permanent: false,
  })
  await expect(deliver()).rejects.toMatchObject({
    message: 'Slack refuses it (unknown_error, chat.postMessage)',
    permanent: true,
  })
  await expect(deliver('U0NOBODY')).rejects.toMatchObject({
    permanent: true,
    addressCode: 'channel_not_found',
  })
})

test('somebody is found by their mail address, and by nothing else', async () => {
  const eve = slack.join('Ada', 'eve@elsewhere.example', 'T0OTHER')
  expect(await live().find?.('ada@example.org')).toEqual({ user: ada, team: slack.space.team })
  expect(await live().find?.('nobody@example.org')).toBeNull()
  expect(await live().mailOf?.({ user: ada, team: slack.space.team })).toBe('ada@example.org')
  expect(await live().mailOf?.({ user: eve.id, team: 'T0OTHER' })).toBeNull()
  expect(await live().mailOf?.({ user: eve.id, team: slack.space.team })).toBeNull()
  slack.fail('users.lookupByEmail', { kind: 'error', error: 'missing_scope' })
  expect(await live().find?.('ada@example.org')).toBeNull()
})

test('without an address of Slack’s there is no Slack, and a half-made setting is refused', () => {
  const url = { SLACK_API_URL: 'https://slack.com/api/' }
  expect(channel.open({}, sampleGround)).toBeNull()
  expect(channel.open({ SLACK_BOT_TOKEN: 'xoxb-1' }, sampleGround)).toEqual({ refusal: 'slack.badUrl' })
  expect(channel.open(url, sampleGround)).toBeNull()
  expect(channel.open({ ...url, SLACK_BOT_TOKEN: 'xoxb-1' }, sampleGround)).toEqual({
    refusal: 'slack.noWayBack',
  })
  const open = channel.open({ ...url, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, sampleGround)
  expect(open !== null && !isRefusal(open) && open.listen).toBeTypeOf('function')
})
