import { afterAll, expect, test } from 'vitest'
import { later, SECOND } from '#engine/time/instant.ts'
import { waysOutKey } from '#features/notices/messages.ts'
import { Outage } from '#platform/refusal.ts'
import { lookAtQueue } from '#surfaces/cli/doctor/queue.ts'
import { httpWorld } from '../api/http-world.ts'

/** A queue that nobody works off is the quietest fault there is: within a minute three places say it. */

const http = await httpWorld()
afterAll(() => http.close())

const readiness = async () => {
  const { statusCode, body } = await http.server.inject('/readyz')
  return { statusCode, status: (JSON.parse(body) as { status: string }).status }
}

const overdue = async () => {
  const { body } = await http.server.inject('/metrics')
  return Number(/^askwell_jobs_oldest_due_seconds (\d+)$/m.exec(body)?.[1])
}

test('a queue that stands still for a minute is told by /readyz, by the metrics and by doctor', async () => {
  const { world } = http
  const [ines, ada] = await http.cast([{ name: 'Ines' }, { name: 'Ada' }])
  const audience = { kind: 'people', people: [ada?.id] }
  await http.good(ines?.key ?? null, 'POST /asks', { text: 'Help', audience, send: true })
  const began = world.clock.now()
  world.clock.moveTo(later(began, 60 * SECOND))
  expect(await readiness()).toEqual({ statusCode: 200, status: 'ok' })
  world.clock.moveTo(later(began, 61 * SECOND))
  expect(await readiness()).toEqual({ statusCode: 503, status: 'stalled' })
  expect(await overdue()).toBe(61)
  const queue = (await lookAtQueue(world, false)).find(({ name }) => name === 'queue')
  expect(queue?.state).toBe('broken')
  expect(queue?.says).toContain('61 s overdue')
  await http.settle()
  expect(await readiness()).toEqual({ statusCode: 200, status: 'ok' })
  expect(await overdue()).toBe(0)
})

test('a mail server that is away for a minute is told as an outage outside, and the queue is well', async () => {
  const { world } = http
  const usual = world.services.get(waysOutKey)
  const mail = usual.get('email')
  if (!mail) throw new Error('This world has mail.')
  const away = { ...mail, deliver: () => Promise.reject(new Outage("The mail server can't be reached")) }
  world.services.set(waysOutKey, new Map([['email', away]]))
  const [goran, farah] = await http.cast([{ name: 'Goran' }, { name: 'Farah' }])
  const audience = { kind: 'people', people: [farah?.id] }
  await http.good(goran?.key ?? null, 'POST /asks', { text: 'Help', audience, send: true })
  await world.worker.drain()
  const began = world.clock.now()
  for (const seconds of [30, 61]) {
    world.clock.moveTo(later(began, seconds * SECOND))
    await world.worker.drain()
  }
  expect(await readiness()).toEqual({ statusCode: 200, status: 'ok' })
  const { body } = await http.server.inject('/metrics')
  expect(body).toContain('askwell_channel_down_seconds{channel="email"} 61')
  const findings = await lookAtQueue(world, false)
  expect(findings.find(({ name }) => name === 'queue')?.state).toBe('ok')
  expect(findings.find(({ name }) => name === 'channel email')).toEqual({
    name: 'channel email',
    state: 'broken',
    says: expect.stringContaining("for 61 s: The mail server can't be reached. 1 wait"),
  })
  world.services.set(waysOutKey, usual)
  world.clock.moveTo(later(began, 600 * SECOND))
  await world.worker.drain()
  expect((await http.server.inject('/metrics')).body).toContain(
    'askwell_channel_down_seconds{channel="email"} 0',
  )
})
