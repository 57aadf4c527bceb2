import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import { killPostmaster, runningPostmaster } from '#platform/db/embedded/test-process.ts'
import { startTestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { Problem, send } from '../fixtures/api.ts'
import { crowd, seed } from '../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces } from '../fixtures/processes.ts'
import { until } from '../fixtures/until.ts'
import { startWriters, untilQuiet } from './driver.ts'
import { see } from './facts.ts'
import { History } from './history.ts'
import { organisationAt } from './organisation.ts'
import { judge } from './verdict.ts'

afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(removePlaces)

const KILLS = 3

test('where PostgreSQL dies under load the server says 503, goes on by itself, and has lost nothing', async () => {
  const smtp = await startTestSmtpServer()
  const place = newPlace({ env: { SMTP_URL: smtp.url } })
  const organisation = organisationAt(place, await seed(place, crowd(30)))
  await organisation.start()
  const { url, players, server } = organisation
  const history = new History()
  const writers = startWriters(organisation, history, seededChance(11))
  onTestFinished(() => writers.stop().catch(() => undefined))
  for (let kill = 1; kill <= KILLS; kill++) {
    const enough = history.answers + 15
    await until('fifteen more answers', () => history.answers >= enough)
    await until('PostgreSQL', () => runningPostmaster(place.dataDir) !== undefined)
    killPostmaster(place.dataDir)
    const away = await until('the word that the database is away', async () => {
      const reply = await send(`${url()}/api/v1/me`, 'GET', {
        headers: { authorization: `Bearer ${players[0]?.token}` },
      })
      return reply.status === 200 ? null : reply
    })
    expect(away.status).toBe(503)
    expect(away.as(Problem).code).toBe('server.outage')
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
    await until('readiness', async () => (await send(`${url()}/readyz`, 'GET')).status === 200)
  }
  await writers.stop()
  await untilQuiet(organisation)
  const { lost, doubled, wrong, extraMails } = judge(history, await see(url, players, smtp.received, place))
  expect({ lost, doubled, wrong }).toEqual({ lost: [], doubled: [], wrong: [] })
  // the server lived, and remembers what it handed over while nothing could be written down
  expect(extraMails).toBe(0)
  expect(organisation.output()).not.toContain('"msg":"fault"')
  expect(await server().end('SIGTERM')).toBe(0)
  await smtp.close()
}, 300_000)
