import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { iso, type Stage, stage } from './stage.ts'

/** Every statement that writes is a point at which the machine may stop: none of them may leave half a thing. */

let on: Stage
beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.world.close())

const whole = pg.Client.prototype.query
afterEach(() => {
  pg.Client.prototype.query = whole
})

/** Lets the n-th writing statement of this process fail, as a connection that breaks does. */
function failAt(n: number): { readonly failed: () => boolean } {
  let writes = 0
  const broken = function (this: pg.Client, ...given: unknown[]) {
    const [config] = given
    const text = typeof config === 'string' ? config : ((config as { text?: string }).text ?? '')
    if (/^\s*(insert|update|delete|commit)/i.test(text) && ++writes === n) {
      return Promise.reject(new Error('the connection broke'))
    }
    return Reflect.apply(whole, this, given) as unknown
  }
  pg.Client.prototype.query = broken as typeof whole
  return { failed: () => writes >= n }
}

async function counts() {
  const { rows } = await on.world.pool.query(`select
    (select count(*) from ask_asks) as asks, (select count(*) from ask_timeline) as lines,
    (select count(*) from invitations_invitations) as invitations, (select count(*) from notices_notices) as notices,
    (select count(*) from platform_events) as events, (select count(*) from platform_jobs) as jobs,
    (select count(*) from platform_audit) as audit`)
  return rows[0] as Record<string, number>
}

test('a command that fails at any of its writes leaves nothing at all', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const fields = { text: 'Help', send: true, audience: { kind: 'people', people: [ada] } }
  const before = await counts()
  let points = 0
  for (let n = 1; n < 30; n++) {
    const point = failAt(n)
    const outcome = await on.world.as(ines, 'asks.create', fields).catch((error: unknown) => error)
    pg.Client.prototype.query = whole
    if (!point.failed()) break
    expect(outcome).toBeInstanceOf(Error)
    expect(await counts()).toEqual(before)
    points++
  }
  expect(points).toBeGreaterThan(4)
  expect((await counts()).asks).toBe((before.asks ?? 0) + 1)
})

test('jobs that fail at any of their writes are done in the end, each effect once', async () => {
  const names = ['Ada', 'Ben'] as const
  let points = 0
  for (let n = 1; n < 80; n++) {
    const [ines, ...helpers] = await on.people('Ines', ...names)
    const needBy = iso(on.world.clock.now() + 86_400_000)
    const audience = { kind: 'people', people: helpers }
    await on.do(ines, 'asks.create', { text: 'Help', send: true, needBy, audience })
    const point = failAt(n)
    await on.settle().catch(() => undefined)
    pg.Client.prototype.query = whole
    const failed = point.failed()
    await on.travel((on.world.clock.now() + 60_000) as never)
    for (const helper of helpers) {
      expect(await on.invitations(helper)).toHaveLength(1)
      expect(await on.notices(helper)).toEqual(['invitations.reached'])
      const mails = await on.mailsTo(helper)
      expect(mails.length).toBeGreaterThanOrEqual(1)
      expect(mails.length).toBeLessThanOrEqual(2)
    }
    if (!failed) break
    points++
  }
  expect(points).toBeGreaterThan(20)
})
