import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { iso } from '../scenarios/stage.ts'
import { resigned } from './resigned.ts'
import { buttonsOf, type Joined, type SlackStage, slackStage, wordsOf } from './slack-stage.ts'

/** Words between two people, each in their own thread; and what comes once a week. */

let on: SlackStage
let now: Instant
beforeAll(async () => {
  on = await slackStage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.close())

async function underWay() {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const ask = await on.send(ines.id, {
    audience: { kind: 'people', people: [ada.id] },
    needBy: iso(later(now, 4 * DAY)),
  })
  return { ines, ada, askId: ask.id }
}

const notes = async (personId: string, askId: string) => {
  const { items } = await on.do<{ items: { kind: string; words?: string }[] }>(personId, 'asks.timeline', {
    askId,
  })
  return items.filter(({ kind }) => kind === 'note').map(({ words }) => words)
}
const write = async ({ member }: Joined, text: string, ts?: string) => {
  await on.slack.write(member.id, text, ts)
  await on.settle()
}

test('words under a message become a note, and the other side reads it in their own thread', async () => {
  const { ines, ada, askId } = await underWay()
  await on.slack.press(ada.member.id, 'I can help')
  await on.settle()
  const root = on.told(ada.member)[0]?.ts
  await write(ada, 'Have you tried <b>a fresh clone</b> & waited?', root)
  expect(await notes(ines.id, askId)).toEqual(['Have you tried <b>a fresh clone</b> & waited?'])
  const [yes, note] = on.told(ines.member)
  expect(note?.threadTs).toBe(yes?.ts)
  expect(wordsOf(note)).toContain('a fresh clone')
  await write(ines, 'Yes, twice.', yes?.ts)
  const answer = on.told(ada.member).at(-1)
  expect(answer?.threadTs).toBe(root)
  expect(wordsOf(answer)).toContain('Yes, twice.')
  expect(await notes(ada.id, askId)).toHaveLength(2)
})

test('the same words tried again by Slack are one note', async () => {
  const { ines, ada, askId } = await underWay()
  const root = on.told(ada.member)[0]?.ts
  await on.slack.write(ada.member.id, 'Once.', root)
  const { body = '', headers } = on.slack.line.sent.at(-1) ?? {}
  const retry = resigned(body, { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' })
  expect(headers?.['x-slack-signature']).not.toBe(retry.headers['x-slack-signature'])
  expect((await fetch(on.slack.door(), { method: 'POST', ...retry })).status).toBe(200)
  await on.settle()
  expect(await notes(ines.id, askId)).toEqual(['Once.'])
})

test('nobody writes into the thread of somebody else, and our own messages are no words', async () => {
  const { ines, ada, askId } = await underWay()
  const [eve] = await on.members('Eve')
  await write(eve, 'Let me in', on.told(ada.member)[0]?.ts)
  expect(await notes(ines.id, askId)).toEqual([])
})

test('words that belong to nothing get the button that makes them an ask', async () => {
  const [ines] = await on.members('Ines')
  await write(ines, 'Does anybody know the pooler?')
  expect(buttonsOf(on.told(ines.member).at(-1))).toEqual(['Make it an ask'])
  await on.slack.press(ines.member.id, 'Make it an ask')
  await on.settle()
  expect(JSON.stringify(on.slack.space.modals.get(ines.member.id)?.view)).toContain(
    'Does anybody know the pooler?',
  )
})

test('who wants it once a week gets one message with everything', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await on.slack.openHome(ada.member.id)
  await on.settle()
  await on.do(ada.id, 'channels.change', { channelId: 'slack', kinds: { 'invitations.reached': 'digest' } })
  for (const text of ['The first ask.', 'The second ask.']) {
    await on.send(ines.id, {
      text,
      audience: { kind: 'people', people: [ada.id] },
      needBy: iso(later(now, 20 * DAY)),
    })
  }
  expect(on.told(ada.member)).toEqual([])
  await on.travel(later(now, 8 * DAY))
  const [digest, ...more] = on.told(ada.member).filter(({ text }) => text.includes('of your week'))
  expect(more).toEqual([])
  // both came at one moment: which of them stands first is nobody's promise
  for (const said of ['The first ask.', 'The second ask.']) expect(wordsOf(digest)).toContain(said)
})

test('an outcome reaches both, and what is over has no buttons', async () => {
  const { ines, ada, askId } = await underWay()
  await on.slack.press(ada.member.id, 'I can help')
  await on.settle()
  await on.do(ines.id, 'asks.close', { askId, outcome: 'solved', helpers: [ada.id] })
  await on.do(ines.id, 'asks.thank', { askId, to: [ada.id], text: 'The cache was it.' })
  await on.settle()
  expect(wordsOf(on.told(ada.member)[0])).toContain('You helped. Thank you.')
  expect(on.told(ada.member).map(({ blocks }) => buttonsOf({ blocks } as never))).toEqual(
    on.told(ada.member).map(() => []),
  )
  expect(on.told(ada.member).at(-1)?.text).toMatch(/says thanks/)
})
