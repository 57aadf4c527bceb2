import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { apiOf, everything, Invitations, Notices } from '../../fixtures/api.ts'
import { crowd, type Player, seed } from '../../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces } from '../../fixtures/processes.ts'
import { until } from '../../fixtures/until.ts'
import { untilQuiet } from '../driver.ts'
import { lookInside } from '../facts.ts'
import { type Organisation, organisationAt } from '../organisation.ts'
import { COMMAND_STEPS, DELIVERY_STEPS, type Order } from './step.ts'

/** A process that is killed at a named step of what it does, and what there is once the next one has gone on. */

let smtp: TestSmtpServer
let organisation: Organisation
beforeAll(async () => {
  smtp = await startTestSmtpServer()
  const place = newPlace({ env: { SMTP_URL: smtp.url } })
  const program = join(import.meta.dirname, 'dying-server.ts')
  organisation = organisationAt(place, await seed(place, crowd(3)), program)
  await organisation.start()
}, 60_000)
afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(async () => {
  await organisation.server().end('SIGTERM')
  await removePlaces()
  await smtp.close()
})

interface Left {
  /** whether the process answered before it died */
  readonly acknowledged: boolean
  /** how often the ask is there right after the start of the next process, before anybody tried again */
  readonly survived: number
  readonly asks: number
  readonly invitations: number[]
  readonly notices: number[]
  /** names of the mails that came, one for each copy */
  readonly mails: readonly string[][]
}

/** One person asks two others while the process dies at that step; everybody goes on with the next process. */
async function dieAt(order: Order): Promise<Left> {
  const [asker, ...helpers] = organisation.players
  if (!asker) throw new Error('The seed file has nobody in it.')
  const text = `An ask that dies at ${order.step} ${order.nth}.`
  const before = smtp.received.length
  const { server, url } = organisation
  const dying = server()
  dying.tell(JSON.stringify(order))
  await until('the order', () => dying.output().includes(JSON.stringify(order)))
  const audience = { kind: 'people', people: helpers.map(({ id }) => id) }
  const request = {
    body: { text, audience, send: true },
    headers: { 'idempotency-key': randomUUID() },
  }
  const ask = () => apiOf(url, asker.token)('POST', '/asks', request)
  const first = await ask().catch(() => null)
  await dying.ended
  await organisation.start()
  const survived = await countAsks(text)
  const { status, body } = await ask()
  expect(status).toBe(201)
  await untilQuiet(organisation)
  const askId = (body as { id: string }).id
  const seen = await Promise.all(helpers.map((helper) => seenBy(helper, askId)))
  const came = smtp.received.slice(before)
  return {
    acknowledged: first?.status === 201,
    survived,
    asks: await countAsks(text),
    invitations: seen.map(({ invitations }) => invitations),
    notices: seen.map(({ notices }) => notices.length),
    mails: seen.map(({ notices }) =>
      came
        .filter((mail) => notices.includes(mail.header('X-Askwell-Notice') ?? ''))
        .map((mail) => mail.header('Message-ID') ?? ''),
    ),
  }
}

async function countAsks(text: string): Promise<number> {
  const { askTexts } = await lookInside(organisation.place)
  return askTexts.filter((one) => one === text).length
}

async function seenBy({ token }: Player, askId: string) {
  const api = apiOf(organisation.url, token)
  const invitations = await everything(api, '/invitations', Invitations)
  const notices = await everything(api, '/notices', Notices)
  return {
    invitations: invitations.filter((one) => one.askId === askId).length,
    notices: notices.filter((one) => one.askId === askId).map((one) => one.id),
  }
}

const once = { asks: 1, invitations: [1, 1], notices: [1, 1] }
const copies = (left: Left) => left.mails.map((mails) => mails.length)
const names = (left: Left) => left.mails.map((mails) => new Set(mails).size)

test.each(COMMAND_STEPS)(
  'a process that is killed when a command is %s leaves all of it or nothing, and a repeated try does it once',
  async (step) => {
    const left = await dieAt({ step, nth: 1 })
    expect(left).toMatchObject({ ...once, acknowledged: false })
    expect(left.survived).toBe(step === 'begun' || step === 'written' ? 0 : 1)
    expect({ copies: copies(left), names: names(left) }).toEqual({ copies: [1, 1], names: [1, 1] })
  },
  60_000,
)

const deliveries = DELIVERY_STEPS.flatMap((step) => [1, 2].map((nth) => ({ step, nth })))

test.each(deliveries)(
  'a process that is killed when delivery $nth is $step loses no mail, and only what was sent and not marked comes again under its name',
  async (order) => {
    const left = await dieAt(order)
    expect(left).toMatchObject({ ...once, survived: 1 })
    expect(names(left)).toEqual([1, 1])
    // the other delivery may be on its way at the same moment, in a lane of its own, and dies with this one
    expect(Math.max(...copies(left))).toBeLessThanOrEqual(2)
    if (order.step === 'sent') expect(Math.max(...copies(left))).toBe(2)
  },
  60_000,
)
