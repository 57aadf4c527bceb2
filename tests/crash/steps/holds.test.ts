import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { type Api, apiOf, everything, Invitations } from '../../fixtures/api.ts'
import { crowd, type Player, seed } from '../../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces } from '../../fixtures/processes.ts'
import { until } from '../../fixtures/until.ts'
import { untilQuiet } from '../driver.ts'
import { type Organisation, organisationAt } from '../organisation.ts'
import type { Order } from './step.ts'

/** A process that is killed between an agreed time and its mails, and what both calendars have heard in the end. */

let smtp: TestSmtpServer
let organisation: Organisation
beforeAll(async () => {
  smtp = await startTestSmtpServer()
  const place = newPlace({ env: { SMTP_URL: smtp.url } })
  const program = join(import.meta.dirname, 'dying-server.ts')
  organisation = organisationAt(place, await seed(place, crowd(2)), program)
  await organisation.start()
}, 60_000)
afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(async () => {
  await organisation.server().end('SIGTERM')
  await removePlaces()
  await smtp.close()
})

const Times = z.object({ items: z.array(z.object({ startsAt: z.string() })) })

function players(): readonly [Player, Player] {
  const [asker, helper] = organisation.players
  if (!asker || !helper) throw new Error('The seed file has two people in it.')
  return [asker, helper]
}

/** An ask with a helper, and the first time that suits both. */
async function readyToAgree(): Promise<{ askId: string; startsAt: string; asking: Api }> {
  const [asker, helper] = players()
  const asking = apiOf(organisation.url, asker.token)
  const helping = apiOf(organisation.url, helper.token)
  const audience = { kind: 'people', people: [helper.id] }
  const { body } = await asking('POST', '/asks', { body: { text: 'Can we talk?', audience, send: true } })
  const { id: askId } = z.object({ id: z.string() }).parse(body)
  await untilQuiet(organisation)
  const invitations = await everything(helping, '/invitations', Invitations)
  const invitation = invitations.find((one) => one.askId === askId)
  await helping('POST', `/invitations/${invitation?.id}/accept`, { body: {} })
  await untilQuiet(organisation)
  const { items } = (await asking('GET', `/asks/${askId}/times`)).as(Times)
  return { askId, startsAt: items[0]?.startsAt ?? '', asking }
}

/** For each of the two: the states of the hold that came, and under how many names of mails. */
function heard(since: number) {
  return players().map(({ email }) => {
    const mails = smtp.received.slice(since).flatMap((mail) => {
      const part = mail.parts.find(({ type }) => type === 'text/calendar')
      if (part === undefined || !mail.envelope.to.includes(email)) return []
      return [{ id: mail.header('Message-ID'), ics: part.content }]
    })
    return {
      copies: mails.length,
      names: new Set(mails.map(({ id }) => id)).size,
      states: [...new Set(mails.map(({ ics }) => ics.match(/^(?:METHOD|UID|SEQUENCE):.*$/gm)?.join(' ')))],
    }
  })
}

const orders: readonly Order[] = [
  { step: 'written', nth: 1 },
  { step: 'committed', nth: 1 },
  { step: 'composed', nth: 1 },
  { step: 'sent', nth: 1 },
]

test.each(orders)(
  'a process that is killed when a time or its mail is $step leaves one hold in each calendar',
  async (order) => {
    const { askId, startsAt, asking } = await readyToAgree()
    const since = smtp.received.length
    const dying = organisation.server()
    dying.tell(JSON.stringify(order))
    await until('the order', () => dying.output().includes(JSON.stringify(order)))
    const request = { body: { startsAt }, headers: { 'idempotency-key': randomUUID() } }
    await asking('POST', `/asks/${askId}/times`, request).catch(() => null)
    await dying.ended
    await organisation.start()
    expect((await asking('POST', `/asks/${askId}/times`, request)).status).toBe(201)
    await untilQuiet(organisation)
    const [mine, theirs] = heard(since)
    expect(mine?.states).toEqual([expect.stringMatching(/^METHOD:REQUEST UID:askwell-\w+ SEQUENCE:0$/)])
    expect(theirs?.states).toEqual(mine?.states)
    expect([mine?.names, theirs?.names]).toEqual([1, 1])
    expect(Math.max(mine?.copies ?? 0, theirs?.copies ?? 0)).toBeLessThanOrEqual(
      order.step === 'sent' ? 2 : 1,
    )
    await asking('POST', `/asks/${askId}/close`, { body: { outcome: 'withdrawn' } })
    await untilQuiet(organisation)
  },
  90_000,
)
