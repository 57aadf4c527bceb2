import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later } from '#engine/time/instant.ts'
import { unsubscribe } from '#features/notices/commands.ts'
import { waysOutKey } from '#features/notices/messages.ts'
import { Outage } from '#platform/refusal.ts'
import { iso, type Stage, stage } from './stage.ts'

let on: Stage
let now: Instant

beforeAll(async () => {
  on = await stage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.world.close())

function named(...people: readonly string[]) {
  return { audience: { kind: 'people', people }, needBy: iso(later(now, 4 * DAY)) }
}

const first = async (personId: string) => ({ invitationId: (await on.invitations(personId))[0]?.id ?? '' })

test('each notice comes once, in the app and by mail, however often its jobs run', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.send(ines, named(ada))
  await on.world.pool.query(`update platform_jobs set state = 'waiting' where kind <> 'notices.send'`)
  await on.settle()
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
})

test('a mail carries one name per notice, so that a second copy after a crash can be told', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.send(ines, named(ada))
  await on.world.pool.query(`update platform_jobs set state = 'waiting' where kind = 'notices.send'`)
  await on.world.pool.query(`update notices_deliveries set state = 'waiting'`)
  const before = on.world.mails.length
  await on.settle()
  const copies = on.world.mails.slice(before)
  expect(copies.length).toBeGreaterThan(0)
  for (const copy of copies) {
    const same = on.world.mails.filter((mail) => mail.deliveryKey === copy.deliveryKey)
    expect(new Set(same.map((mail) => mail.message.noticeId)).size).toBe(1)
  }
})

test('a mail that a version without other channels left waiting still goes out', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const usual = on.world.services.get(waysOutKey)
  const mail = usual.get('email')
  if (!mail) throw new Error('This world has mail.')
  const away = { ...mail, deliver: () => Promise.reject(new Outage('away')) }
  on.world.services.set(waysOutKey, new Map([['email', away]]))
  await on.send(ines, named(ada))
  await on.world.pool.query(`update platform_jobs set kind = 'notices.mail', payload = payload - 'channel'
    where kind = 'notices.send' and state = 'waiting'`)
  on.world.services.set(waysOutKey, usual)
  await on.travel(later(now, HOUR))
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
})

test('an answer is told in the app at once and mailed when its reader is reachable', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ines, 'reach.changeMe', {
    hours: { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'] },
    zone: 'UTC',
  })
  await on.send(ines, named(ada))
  await on.travel(later(now, 10 * HOUR))
  await on.do(ada, 'invitations.accept', await first(ada))
  await on.settle()
  expect(await on.notices(ines)).toEqual(['invitations.yes'])
  await on.travel(later(now, DAY - 1))
  expect(await on.mailsTo(ines)).toEqual([])
  await on.travel(later(now, DAY))
  expect(await on.mailsTo(ines)).toEqual(['invitations.yes'])
})

test('a held mail that is no longer true is dropped', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ines, 'reach.changeMe', { pausedUntil: iso(later(now, 2 * HOUR)) })
  const ask = await on.send(ines, named(ada))
  await on.do(ada, 'invitations.accept', await first(ada))
  await on.settle()
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'solved' })
  await on.travel(later(now, DAY))
  expect(await on.mailsTo(ines)).toEqual([])
  expect(await on.notices(ines)).toEqual(['invitations.yes'])
})

test('nobody is told in the app what ended before its moment came', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.send(ines, named(ada))
  await on.do(ada, 'invitations.later', { ...(await first(ada)), until: iso(later(now, HOUR)) })
  await on.do(ada, 'reach.changeMe', { pausedUntil: iso(later(now, 3 * HOUR)) })
  await on.travel(later(now, 2 * HOUR))
  const [mine] = await on.invitations(ada)
  await on.do(ines, 'asks.close', { askId: mine?.askId ?? '', outcome: 'withdrawn' })
  await on.travel(later(now, DAY))
  expect(await on.notices(ada)).not.toContain('invitations.again')
  expect(await on.mailsTo(ada)).not.toContain('invitations.again')
})

test('who wants no mail of a kind, or none at all, gets none; in the app the notices stay', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  await on.world.run((tx) => unsubscribe(tx, ada, 'invitations.reached'))
  await on.do(ben, 'reach.changeMe', { mail: 'off' })
  const ask = await on.send(ines, named(ada, ben))
  for (const one of [ada, ben]) {
    expect(await on.mailsTo(one)).toEqual([])
    expect(await on.notices(one)).toEqual(['invitations.reached'])
  }
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'withdrawn' })
  await on.settle()
  expect(await on.mailsTo(ada)).toEqual(['invitations.takenCareOf'])
  expect(await on.mailsTo(ben)).toEqual([])
})

test('a notice that was read stays in the list, and nobody reads another’s', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.send(ines, named(ada))
  const list = async () =>
    (await on.do<{ items: { id: string; readAt: string | null }[] }>(ada, 'notices.list')).items
  const [told] = await list()
  expect(await on.refused(ines, 'notices.read', { noticeId: told?.id })).toBe('request.notFound')
  await on.do(ada, 'notices.read', { noticeId: told?.id })
  await on.travel(later(now, HOUR))
  await on.do(ada, 'notices.read', { noticeId: told?.id })
  expect(await list()).toMatchObject([{ id: told?.id, readAt: iso(now) }])
})

test('thanks are told once to each who is thanked, and stay between them unless they are public', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const ask = await on.send(ines, named(ada, ben))
  await on.do(ada, 'invitations.accept', await first(ada))
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'solved' })
  await on.do(ines, 'asks.thank', { askId: ask.id, to: [ada, ada], text: 'You saved my week.' })
  await on.settle()
  expect((await on.notices(ada)).filter((kind) => kind === 'asks.thanked')).toHaveLength(1)
  const seen = await on.do<{ thanks: unknown[] }>(ben, 'asks.get', { askId: ask.id })
  expect(seen.thanks).toEqual([])
  expect(await on.refused(ines, 'asks.thank', { askId: ask.id, to: ['nobody'], text: 'x' })).toBe(
    'ask.notAHelper',
  )
})
