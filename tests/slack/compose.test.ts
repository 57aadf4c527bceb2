import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Json } from '../../tools/slack-emulator/state.ts'
import type { AskView } from '#features/asks/schema.ts'
import { buttonsOf, type Joined, type SlackStage, slackStage, wordsOf } from './slack-stage.ts'

/** Asking from Slack: the command, the shortcuts, the form with the coach, and the home tab. */

const ASK =
  'Our nightly export has timed out three nights running. I traced it to the connection pooler dropping idle sessions. ' +
  'Could you look at the pooler config with me for 20 minutes by Friday noon? The finance close needs the file.'

let on: SlackStage
beforeAll(async () => {
  on = await slackStage()
})
beforeEach(() => on.monday())
afterAll(() => on.close())

const modalOf = ({ member }: Joined) =>
  on.slack.space.modals.get(member.id)?.view as Json & { blocks: Json[] }
const homeOf = ({ member }: Joined) => on.slack.space.homes.get(member.id)?.view as Json & { blocks: Json[] }
const inputOf = (who: Joined, name: string) =>
  modalOf(who).blocks.find(({ block_id: id }) => id === `field:${name}`)?.['element'] as Json
const asksOf = async ({ id }: Joined) => (await on.do<{ items: AskView[] }>(id, 'asks.list')).items

test('the command opens the form with its words, what the coach reads in them, and who could help', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await on.knows(ada.id, 'connection pooler dropped idle sessions, config raised')
  await on.slack.slash(ines.member.id, ASK)
  expect(wordsOf(modalOf(ines))).toContain('One moment')
  await on.settle()
  expect(inputOf(ines, 'text')['initial_value']).toBe(ASK)
  expect(wordsOf(modalOf(ines))).toMatch(/By when: .*● there/)
  expect(wordsOf(modalOf(ines))).toMatch(/Could help.*Ada/)
})

test('the form can be looked at again with other words before it is sent', async () => {
  const [ines] = await on.members('Ines')
  await on.slack.shortcut(ines.member.id)
  await on.settle()
  expect(wordsOf(modalOf(ines))).not.toContain('By when')
  on.slack.fill(ines.member.id, { text: ASK })
  await on.slack.press(ines.member.id, 'Look at it', { in: 'modal' })
  await on.settle()
  expect(wordsOf(modalOf(ines))).toMatch(/Understood as: .*Friday/i)
  expect(await asksOf(ines)).toEqual([])
})

test('what is sent is an ask with its deadline and its effort, once however often the form comes', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await on.knows(ada.id, 'connection pooler dropped idle sessions, config raised')
  await on.slack.slash(ines.member.id, ASK)
  await on.settle()
  await on.slack.submit(ines.member.id, { whom: ada.id })
  const { body = '', headers } = on.slack.line.sent.at(-1) ?? {}
  await on.settle()
  expect(wordsOf(modalOf(ines))).toContain('It’s out.')
  const again = await fetch(on.slack.door(), { method: 'POST', body, headers: { ...headers } })
  expect(again.status).toBe(409)
  await on.settle()
  expect(await asksOf(ines)).toMatchObject([
    { text: ASK, state: 'open', effortMinutes: 20, seenBy: 'people' },
  ])
  expect((await asksOf(ines))[0]?.needBy).toMatch(/T12:00/)
  expect(buttonsOf(on.told(ada.member)[0])).toContain('I can help')
})

test('"Ask about this" begins with what somebody else wrote, as they wrote it', async () => {
  const [ines] = await on.members('Ines')
  await on.slack.askAbout(
    ines.member.id,
    'Is &lt;b&gt; allowed? See <https://example.org|the page> and <@U1|Ada>',
  )
  await on.settle()
  expect(inputOf(ines, 'text')['initial_value']).toBe('Is <b> allowed? See the page and Ada')
})

test('what cannot be sent comes back as the form, with the reason', async () => {
  const [ines] = await on.members('Ines')
  await on.slack.slash(ines.member.id, ASK)
  await on.settle()
  await on.slack.submit(ines.member.id, { whom: 'nobody' })
  await on.settle()
  expect(modalOf(ines)).toMatchObject({ callback_id: 'send' })
  expect(inputOf(ines, 'text')['initial_value']).toBe(ASK)
  expect(await asksOf(ines)).toEqual([])
})

test('the home tab is Home: what waits for me with its answers, and my own', async () => {
  const [ines, ada] = await on.members('Ines', 'Ada')
  await on.slack.openHome(ada.member.id)
  await on.settle()
  expect(wordsOf(homeOf(ada))).toContain('Nobody waits for you.')
  await on.send(ines.id, { text: 'The export stops.', audience: { kind: 'people', people: [ada.id] } })
  await on.slack.openHome(ada.member.id)
  await on.slack.openHome(ines.member.id)
  await on.settle()
  expect(wordsOf(homeOf(ada))).toContain('The export stops.')
  expect(wordsOf(homeOf(ines))).toMatch(/Looking for somebody.*The export stops/)
  await on.slack.press(ada.member.id, 'I can help', { in: 'home' })
  await on.settle()
  expect(wordsOf(homeOf(ada))).toContain('Nobody waits for you.')
  expect((await asksOf(ines))[0]?.state).toBe('accepted')
})

test('the button of the home tab opens the form', async () => {
  const [ines] = await on.members('Ines')
  await on.slack.openHome(ines.member.id)
  await on.settle()
  await on.slack.press(ines.member.id, 'Ask for help', { in: 'home' })
  await on.settle()
  expect(modalOf(ines)).toMatchObject({ callback_id: 'send' })
})

test('who is nobody here yet connects by a link to their mail address, and never by a name', async () => {
  const [ada] = await on.people('Ada')
  const { name, email } = await on.do<{ name: string; email: string }>(ada, 'people.get', { personId: ada })
  const stranger = on.slack.join(name, 'other@elsewhere.example')
  await on.slack.slash(stranger.id, ASK)
  await on.settle()
  const view = () => on.slack.space.modals.get(stranger.id)?.view
  expect(view()).toMatchObject({ callback_id: 'connect', title: { text: 'Connect with Askwell' } })
  await on.slack.submit(stranger.id, { email })
  await on.settle()
  expect(wordsOf(view() as never)).toContain('a link is on its way')
  const mail = on.world.mails.find(({ to, message }) => to === email && message.kind === 'notices.connect')
  const [answer] = mail?.message.actions ?? []
  expect(answer?.intent).toBe('channels.claim')
  const page = `${on.pages}/a/${answer?.token}`
  expect(await (await fetch(page)).text()).toContain('Is this you on Slack?')
  expect((await fetch(page, { method: 'POST' })).status).toBe(200)
  await on.slack.slash(stranger.id, ASK)
  await on.settle()
  expect(view()).toMatchObject({ callback_id: 'send' })
})

test('nobody learns from the form whether an address is known here', async () => {
  const stranger = on.slack.join('Eve', 'eve@elsewhere.example')
  await on.slack.slash(stranger.id, '')
  await on.settle()
  await on.slack.submit(stranger.id, { email: 'nobody@example.org' })
  await on.settle()
  expect(wordsOf(on.slack.space.modals.get(stranger.id)?.view as never)).toContain('a link is on its way')
})
