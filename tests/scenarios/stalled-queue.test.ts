import { afterAll, expect, test } from 'vitest'
import { later, SECOND } from '#engine/time/instant.ts'
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
