import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type SlackEmulator, startSlackEmulator } from '../../../tools/slack-emulator/emulator.ts'
import type { Member } from '../../../tools/slack-emulator/state.ts'
import { apiOf, everything, Invitations } from '../../fixtures/api.ts'
import { crowd, seed } from '../../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces } from '../../fixtures/processes.ts'
import { until } from '../../fixtures/until.ts'
import { untilQuiet } from '../driver.ts'
import { type Organisation, organisationAt } from '../organisation.ts'
import { DELIVERY_STEPS, type Order } from './step.ts'

/** A process that is killed while a message is on its way to Slack, and what its reader sees in the end. */

let slack: SlackEmulator
let organisation: Organisation
let helper: Member
beforeAll(async () => {
  slack = await startSlackEmulator()
  const place = newPlace({ env: slack.settings() })
  const players = await seed(place, crowd(2))
  organisation = organisationAt(place, players, join(import.meta.dirname, 'dying-server.ts'))
  helper = slack.join('Helper', players[1]?.email ?? '')
  await start()
}, 60_000)
afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(async () => {
  await organisation.server().end('SIGTERM')
  await removePlaces()
  await slack.close()
})

async function start(): Promise<void> {
  await organisation.start()
  slack.pointAt(`${organisation.url()}/in/slack`)
}

const shown = (text: string) =>
  slack.messagesWith(helper.id).filter((one) => one.by === 'app' && JSON.stringify(one.blocks).includes(text))

async function dieAt(order: Order, act: () => Promise<unknown>): Promise<void> {
  const dying = organisation.server()
  dying.tell(JSON.stringify(order))
  await until('the order', () => dying.output().includes(JSON.stringify(order)))
  await act().catch(() => 'the process died before it answered')
  await dying.ended
  await start()
  await untilQuiet(organisation)
}

/** @returns the ask's id */
async function ask(text: string): Promise<string> {
  const [asker, other] = organisation.players
  const audience = { kind: 'people', people: [other?.id] }
  const request = { body: { text, audience, send: true } }
  const { body } = await apiOf(organisation.url, asker?.token ?? '')('POST', '/asks', request)
  return (body as { id: string }).id
}

test.each(DELIVERY_STEPS)(
  'a process that is killed when a delivery is %s leaves one message, never none and never two',
  async (step) => {
    const text = `An ask that dies at ${step}.`
    await dieAt({ step, nth: 1 }, () => ask(text))
    expect(shown(text)).toHaveLength(1)
  },
  60_000,
)

test.each(['composed', 'sent'] as const)(
  'a press during which the process is killed when it is %s counts once, and the message says so',
  async (step) => {
    const text = `A press that dies at ${step}.`
    const askId = await ask(text)
    await untilQuiet(organisation)
    await dieAt({ step, nth: 1 }, () =>
      slack.press(helper.id, 'I can help', { ts: shown(text)[0]?.ts ?? '' }),
    )
    const api = apiOf(organisation.url, organisation.players[1]?.token ?? '')
    const mine = (await everything(api, '/invitations', Invitations)).filter((one) => one.askId === askId)
    expect(mine.map(({ state }) => state)).toEqual(['accepted'])
    expect(shown(text)).toHaveLength(1)
    expect(JSON.stringify(shown(text)[0]?.blocks)).toContain('You said that you can help')
  },
  60_000,
)
