import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
import { openInboxes } from '#surfaces/server/inbox.ts'
import { until } from '../fixtures/until.ts'
import { iso } from '../scenarios/stage.ts'
import { type SlackStage, slackStage } from './slack-stage.ts'

/** The same without a public address: Slack's calls come over a connection that we opened. */

let on: SlackStage
let now: Instant
let inboxes: readonly { close(): Promise<void> }[]
beforeAll(async () => {
  on = await slackStage({ way: 'socket' })
  // two instances on one database: one of them listens
  inboxes = [openInboxes(on.world), openInboxes(on.world)]
  await until('a connection', () => on.slack.sockets.open === 1)
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(async () => {
  await Promise.all(inboxes.map((inbox) => inbox.close()))
  await on.close()
})

async function accepted() {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const { id } = await on.send(ines.id, {
    audience: { kind: 'people', people: [ada.id] },
    needBy: iso(later(now, 4 * DAY)),
  })
  await on.slack.press(ada.member.id, 'I can help')
  return until('the answer', async () => {
    await on.settle()
    const { state } = await on.do<AskView>(ines.id, 'asks.get', { askId: id })
    return state !== 'open' && state
  })
}

test('a press comes over the socket and is one answer', async () => {
  expect(await accepted()).toBe('accepted')
})

test('the form opens, and what was sent is replaced at once by a word that it is under way', async () => {
  const [ines] = await on.members('Ines')
  await on.slack.slash(ines.member.id, 'The export stops.')
  const view = () => JSON.stringify(on.slack.space.modals.get(ines.member.id)?.view ?? '')
  await until('the form', async () => {
    await on.settle()
    return view().includes('The export stops.')
  })
  await on.slack.submit(ines.member.id)
  expect(view()).toContain('One moment')
  await until('the word', async () => {
    await on.settle()
    return view().includes('It’s out.')
  })
})

test('a connection that Slack ends is opened again', async () => {
  const before = on.slack.sockets.accepted
  on.slack.sockets.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
  await until('another', () => on.slack.sockets.accepted > before && on.slack.sockets.open === 1)
  expect(await accepted()).toBe('accepted')
})

test('a connection that breaks is opened again', async () => {
  const before = on.slack.sockets.accepted
  on.slack.sockets.closeAll()
  await until('another', () => on.slack.sockets.accepted > before && on.slack.sockets.open === 1)
  expect(await accepted()).toBe('accepted')
})
