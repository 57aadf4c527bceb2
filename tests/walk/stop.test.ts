import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import { runningPostmaster } from '#platform/db/embedded/test-process.ts'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { startWriters } from '../crash/driver.ts'
import { see } from '../crash/facts.ts'
import { History } from '../crash/history.ts'
import { type Organisation, organisationAt } from '../crash/organisation.ts'
import { judge } from '../crash/verdict.ts'
import { apiOf, Asks, everything } from '../fixtures/api.ts'
import { crowd, type Player, seed } from '../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces, startServer } from '../fixtures/processes.ts'
import { until } from '../fixtures/until.ts'

let organisation: Organisation
let smtp: TestSmtpServer
beforeAll(async () => {
  smtp = await startTestSmtpServer()
  const place = newPlace({ env: { SMTP_URL: smtp.url } })
  organisation = organisationAt(place, await seed(place, crowd(20)))
})
afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(async () => {
  await removePlaces()
  await smtp.close()
})

const IN_FLIGHT = 20

test('SIGTERM under load answers what is in flight, and every process is gone within ten seconds', async () => {
  await organisation.start()
  const { players, place, server, url } = organisation
  const asker = players[0]
  if (!asker) throw new Error('The seed file is empty.')
  const history = new History()
  const writers = startWriters({ players, url }, history, seededChance(7))
  await until('twenty answers', () => history.answers >= 20)
  const texts = Array.from({ length: IN_FLIGHT }, (_, place) => `In flight ${place}`)
  const waiting = await Promise.all(texts.map((text) => beginRequest(url(), asker, { text })))
  const before = performance.now()
  const ended = server().end('SIGTERM')
  const statuses = await Promise.all(waiting.map((one) => one.finish()))
  expect(statuses).toEqual(texts.map(() => 201))
  expect(await ended).toBe(0)
  expect(performance.now() - before).toBeLessThan(10_000)
  expect(runningPostmaster(place.dataDir)).toBeUndefined()

  await organisation.start()
  await writers.stop()
  const asks = await everything(apiOf(url, asker.token), '/asks', Asks)
  expect(asks.map((ask) => ask.text)).toEqual(expect.arrayContaining(texts))
  const sight = await see(url, players, smtp.received, place)
  const { lost, doubled } = judge(history, sight)
  expect({ lost: lost.filter((line) => !line.startsWith('word')), doubled }).toEqual({
    lost: [],
    doubled: [],
  })
  expect(organisation.output()).not.toContain('"msg":"fault"')
  await server().end('SIGTERM')
}, 300_000)

test('neither a connection on which nothing was asked nor a signal right after the start holds up a stop', async () => {
  await organisation.start()
  const { server, place } = organisation
  const idle = connect(Number(new URL(server().url).port), '127.0.0.1')
  await once(idle, 'connect')
  expect(await server().end('SIGTERM')).toBe(0)
  idle.destroy()
  const early = await startServer(place)
  expect(await early.end('SIGTERM')).toBe(0)
  expect(runningPostmaster(place.dataDir)).toBeUndefined()
})

interface Waiting {
  /** sends the body that the server is waiting for; answers the status */
  finish(): Promise<number>
}

/** A request whose head the server has read: it said so by asking for the body. */
async function beginRequest(base: string, who: Player, body: unknown): Promise<Waiting> {
  const text = JSON.stringify(body)
  const sent = request(`${base}/api/v1/asks`, {
    method: 'POST',
    agent: false,
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      expect: '100-continue',
    },
  })
  const answered = new Promise<number>((found, failed) => {
    sent.once('response', (response) => found(readAll(response)))
    sent.once('error', failed)
  })
  sent.flushHeaders()
  await once(sent, 'continue')
  return { finish: () => finish(sent, text, answered) }
}

function finish(sent: ClientRequest, text: string, answered: Promise<number>): Promise<number> {
  sent.end(text)
  return answered
}

async function readAll(response: IncomingMessage): Promise<number> {
  response.resume()
  await once(response, 'end')
  return response.statusCode ?? 0
}
