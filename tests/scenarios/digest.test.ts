import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later } from '#engine/time/instant.ts'
import type { Message } from '#platform/message.ts'
import { iso, type Stage, stage } from './stage.ts'

/** One mail a week, and only where something is still open. */

let on: Stage
let now: Instant
beforeAll(async () => {
  on = await stage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.world.close())

async function ask(asker: string, text: string, ...people: readonly string[]) {
  const audience = { kind: 'people', people }
  return on.send(asker, { text, audience, needBy: iso(later(now, 30 * DAY)) })
}

async function digestsTo(personId: string): Promise<Message[]> {
  const { email } = await on.do<{ email: string }>(personId, 'people.get', { personId })
  return on.world.mails
    .filter(({ to, message }) => to === email && message.kind === 'notices.digest')
    .map(({ message }) => message)
}

const said = (digest: Message | undefined) => JSON.stringify(digest?.blocks)

test('who wants a digest hears of the week on Monday, of what is open and unread alone', async () => {
  const [ines, emre, ada] = await on.people('Ines', 'Emre', 'Ada')
  await on.do(ada, 'reach.changeMe', { mail: 'digest', limit: 9 })
  await ask(ines, 'A quince is open.', ada)
  const over = await ask(emre, 'A medlar is over.', ada)
  const loquat = await ask(ines, 'A loquat was read.', ada)
  const { items } = await on.do<{ items: { id: string; askId: string }[] }>(ada, 'notices.list')
  expect(items).toHaveLength(3)
  const read = items.find(({ askId }) => askId === loquat.id)
  await on.do(ada, 'notices.read', { noticeId: read?.id })
  await on.do(emre, 'asks.close', { askId: over.id, outcome: 'withdrawn' })
  await on.travel(later(now, 7 * DAY - 1))
  expect(await on.mailsTo(ada)).toEqual([])
  await on.travel(later(now, 7 * DAY))
  const digests = await digestsTo(ada)
  expect(digests).toHaveLength(1)
  expect(said(digests[0])).not.toContain('medlar')
  expect(said(digests[0])).toContain('quince')
  await on.travel(later(now, 21 * DAY))
  expect(await digestsTo(ada)).toHaveLength(1)
})

test('where nothing is open any more there is no digest', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { mail: 'digest' })
  const made = await ask(ines, 'A quince.', ada)
  await on.do(ines, 'asks.close', { askId: made.id, outcome: 'withdrawn' })
  await on.settle()
  const { items } = await on.do<{ items: { id: string }[] }>(ada, 'notices.list')
  for (const { id } of items) await on.do(ada, 'notices.read', { noticeId: id })
  await on.travel(later(now, 8 * DAY))
  expect(await on.mailsTo(ada)).toEqual([])
})

test('a digest waits out a pause, and then tells what is open by then', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { mail: 'digest' })
  await ask(ines, 'A quince.', ada)
  await on.do(ada, 'reach.changeMe', { pausedUntil: iso(later(now, 10 * DAY)) })
  await on.travel(later(now, 10 * DAY - 1))
  expect(await digestsTo(ada)).toEqual([])
  await on.travel(later(now, 10 * DAY))
  expect(await digestsTo(ada)).toHaveLength(1)
})

test('a kind can come in the digest, at once or not at all, whatever the choice for all mail is', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const choose = (kinds: object) => on.do(ada, 'channels.change', { channelId: 'email', kinds })
  await choose({ 'invitations.reached': 'digest' })
  await ask(ines, 'A quince.', ada)
  expect(await on.mailsTo(ada)).toEqual([])
  await on.do(ada, 'reach.changeMe', { mail: 'digest', limit: 9 })
  await choose({ 'invitations.reached': 'atOnce' })
  await ask(ines, 'A medlar.', ada)
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
  await choose({ 'invitations.reached': 'off' })
  await ask(ines, 'A loquat.', ada)
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
  expect(await on.refused(ada, 'channels.change', { channelId: 'email', kinds: { nothing: 'off' } })).toBe(
    'channel.noSuchKind',
  )
  const mine = await on.do<{ items: { id: string; kinds: { kind: string; choice: string | null }[] }[] }>(
    ada,
    'channels.mine',
  )
  const kinds = mine.items.find(({ id }) => id === 'email')?.kinds ?? []
  expect(kinds).toContainEqual(expect.objectContaining({ kind: 'invitations.reached', choice: 'off' }))
  expect(kinds.map(({ kind }) => kind)).not.toContain('notices.addressDead')
})

test('who wants no asks still gets mail about their own', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await ask(ines, 'A quince.', ada)
  await on.do(ines, 'reach.changeMe', { optedOut: true })
  await on.do(ada, 'invitations.accept', { invitationId: (await on.invitations(ada))[0]?.id })
  await on.travel(later(now, HOUR))
  expect(await on.mailsTo(ines)).toEqual(['invitations.yes'])
})
