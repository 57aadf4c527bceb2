import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
import { iso } from '../scenarios/stage.ts'
import { buttonsOf, type Joined, type SlackStage, slackStage, wordsOf } from './slack-stage.ts'

/** An ask that reaches somebody in Slack, and what they press there. */

let on: SlackStage
let now: Instant
beforeAll(async () => {
  on = await slackStage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.close())

const ask = (asker: Joined, ...helpers: readonly Joined[]) =>
  on.send(asker.id, {
    audience: { kind: 'people', people: helpers.map(({ id }) => id) },
    needBy: iso(later(now, 4 * DAY)),
  })
const stateOf = async (asker: Joined, askId: string) =>
  (await on.do<AskView>(asker.id, 'asks.get', { askId })).state
const press = async (who: Joined, label: string) => {
  const heard = await on.slack.press(who.member.id, label)
  await on.settle()
  return heard
}

test('who is a member by the same mail address gets one message with four answers, and nobody else does', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const [ben] = await on.people('Ben')
  await on.send(ines.id, {
    audience: { kind: 'people', people: [ada.id, ben] },
    needBy: iso(later(now, 4 * DAY)),
  })
  expect(on.told(ada.member)).toHaveLength(1)
  expect(buttonsOf(on.told(ada.member)[0])).toEqual(['I can help', 'I know someone', 'Later', 'Not me'])
  expect(on.told(ada.member)[0]?.text).toMatch(/^Ines \d+ asks you/)
  expect(await on.mailsTo(ben)).toEqual(['invitations.reached'])
})

test('who takes their account away is not found again by their mail address', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await ask(ines, ada)
  await on.do(ada.id, 'channels.change', { channelId: 'slack', address: null })
  await on.travel(later(now, 3 * DAY))
  await on.send(ines.id, { audience: { kind: 'people', people: [ada.id] } })
  expect(await on.notices(ada.id)).toEqual(['invitations.reached', 'invitations.reached'])
  expect(on.told(ada.member)).toHaveLength(1)
})

test('nobody can say that an account is theirs by writing it down', async () => {
  const [ada] = await on.members('Ada')
  const address = { user: ada.member.id, team: on.slack.space.team }
  const channelId = 'slack'
  expect(await on.refused(ada.id, 'channels.change', { channelId, address })).toBe('channel.addressGiven')
  expect(await on.refused(ada.id, 'channels.claim', { channelId, proof: 'a.b.c' })).toBe('channel.badProof')
})

test('one press says yes, and the message says so in its place', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const { id } = await ask(ines, ada)
  expect(await press(ada, 'I can help')).toMatchObject({ status: 200 })
  expect(await stateOf(ines, id)).toBe('accepted')
  expect(on.told(ada.member)).toHaveLength(1)
  expect(buttonsOf(on.told(ada.member)[0])).toEqual([])
  expect(wordsOf(on.told(ada.member)[0])).toMatch(/You said that you can help/)
  expect(on.told(ines.member)[0]?.text).toMatch(/Ada \d+ can help|said yes/i)
})

test('the same press twice, or tried again by Slack, is one answer', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await ask(ines, ada)
  await press(ada, 'I can help')
  const [last] = on.slack.line.sent.slice(-1)
  const again = (headers: Record<string, string> = {}) =>
    fetch(doorOf(), { method: 'POST', body: last?.body ?? '', headers: { ...last?.headers, ...headers } })
  expect((await again()).status).toBe(409)
  expect((await again({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' })).status).toBe(409)
  await on.settle()
  expect((await on.notices(ines.id)).filter((kind) => kind === 'invitations.yes')).toHaveLength(1)
})

test('a yes in Slack and the link in the mail at once are one answer', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const { id } = await ask(ines, ada)
  const [invitation] = await on.invitations(ada.id)
  await Promise.all([
    on.slack.press(ada.member.id, 'I can help').then(() => on.settle()),
    on.do(ada.id, 'invitations.accept', { invitationId: invitation?.id }),
  ])
  await on.settle()
  expect(await stateOf(ines, id)).toBe('accepted')
  expect((await on.notices(ines.id)).filter((kind) => kind === 'invitations.yes')).toHaveLength(1)
  expect(on.told(ada.member)).toHaveLength(1)
})

test('an answer given elsewhere takes the buttons away, and is not told by a message of its own', async () => {
  const [ines, ada, ben] = await on.members('Ines', 'Ada', 'Ben')
  await ask(ines, ada, ben)
  const [invitation] = await on.invitations(ben.id)
  await on.do(ben.id, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  const [message, ...more] = on.told(ada.member)
  expect(more).toEqual([])
  expect(message?.edits).toBeGreaterThan(0)
  expect(buttonsOf(message)).toEqual([])
  expect(wordsOf(message)).toMatch(/taken care of/)
  expect(await on.notices(ada.id)).toContain('invitations.takenCareOf')
})

test('what its asker takes back is no longer there to read', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const { id } = await ask(ines, ada)
  await on.do(ines.id, 'asks.close', { askId: id, outcome: 'withdrawn' })
  await on.settle()
  expect(wordsOf(on.told(ada.member)[0])).not.toContain('I am stuck')
  expect(buttonsOf(on.told(ada.member)[0])).toEqual([])
})

test('a press that comes too late is told to who pressed, in their words', async () => {
  const [ines, ada, ben] = await on.members('Ines', 'Ada', 'Ben')
  await ask(ines, ada, ben)
  on.slack.fail(
    'chat.update',
    ...Array.from({ length: 20 }, () => ({ kind: 'status', status: 500 }) as const),
  )
  const [invitation] = await on.invitations(ben.id)
  await on.do(ben.id, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  await press(ada, 'I can help')
  on.slack.heal()
  const word = on.told(ada.member).find(({ onlyFor }) => onlyFor === ada.member.id)
  expect(word?.text).toMatch(/somebody|already|care/i)
})

test('a button that another member presses answers nothing', async () => {
  const [ines, ada, ben] = await on.members('Ines', 'Ada', 'Ben')
  const { id } = await ask(ines, ada)
  const stolen = on.told(ada.member)[0]
  const { channel, ts } = stolen ?? { channel: '', ts: '' }
  on.slack.space.messages.push({
    ...(stolen as NonNullable<typeof stolen>),
    channel: on.slack.space.conversations.get(ben.member.id) ?? newConversation(ben),
    ts: `${ts}9`,
  })
  expect(channel).not.toBe('')
  await press(ben, 'I can help')
  expect(await stateOf(ines, id)).toBe('open')
})

test('later asks until when, and comes back then', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await ask(ines, ada)
  await press(ada, 'Later')
  const modal = on.slack.space.modals.get(ada.member.id)?.view
  expect(modal).toMatchObject({ callback_id: 'answer', title: { text: 'Later' } })
  await on.slack.submit(ada.member.id)
  await on.settle()
  expect(on.slack.space.modals.has(ada.member.id)).toBe(false)
  expect((await on.invitations(ada.id))[0]?.state).toBe('later')
  expect(wordsOf(on.told(ada.member)[0])).toMatch(/comes back/)
})

test('who knows someone names them in the form behind the button', async () => {
  const [ines, ada, ben] = await on.members('Ines', 'Ada', 'Ben')
  const { id } = await ask(ines, ada)
  await press(ada, 'I know someone')
  await on.slack.submit(ada.member.id, { who: ben.member.email, note: 'She wrote that job.' })
  await on.settle()
  expect((await on.invitations(ada.id))[0]?.state).toBe('passed')
  const { passes } = await on.plan(ines.id, id)
  expect(passes).toMatchObject([{ to: { id: ben.id }, note: 'She wrote that job.' }])
})

const doorOf = () => on.slack.door()

function newConversation({ member }: Joined): string {
  on.slack.space.conversations.set(member.id, `D0${member.id}`)
  return `D0${member.id}`
}
