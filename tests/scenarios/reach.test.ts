import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, instant, later } from '#engine/time/instant.ts'
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

const OFFICE = { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'] }

function named(...people: readonly string[]) {
  return { audience: { kind: 'people', people }, needBy: iso(later(now, 20 * DAY)) }
}

/** What the plan tells the asker about the one who was named. */
async function planned(asker: string, askId: string) {
  const plan = await on.plan(asker, askId)
  const text = JSON.stringify(plan)
  expect(text).not.toMatch(/limit|paused|hours|optedOut/i)
  return plan.waves[0]?.people.map(({ state, at }) => ({ state, at }))
}

test('a named helper out of hours is invited when their hours begin; the plan says from when', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { hours: OFFICE, zone: 'Europe/Berlin' })
  await on.travel(later(now, 9 * HOUR))
  const ask = await on.send(ines, named(ada))
  const morning = later(now, DAY - HOUR)
  expect(await planned(ines, ask.id)).toEqual([{ state: 'waiting', at: iso(morning) }])
  await on.travel(later(morning, -1))
  expect(await on.invitations(ada)).toEqual([])
  expect(await on.notices(ada)).toEqual([])
  expect(await on.mailsTo(ada)).toEqual([])
  await on.travel(morning)
  expect(await on.invitations(ada)).toMatchObject([{ askId: ask.id, reachedAt: iso(morning) }])
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
  expect(await planned(ines, ask.id)).toEqual([{ state: 'reached', at: iso(morning) }])
})

test('a named helper who paused is invited when the pause ends, or sooner where they end it', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const until = later(now, 3 * DAY)
  for (const one of [ada, ben]) await on.do(one, 'reach.changeMe', { pausedUntil: iso(until) })
  const ask = await on.send(ines, named(ada, ben))
  expect(await planned(ines, ask.id)).toEqual([
    { state: 'waiting', at: iso(until) },
    { state: 'waiting', at: iso(until) },
  ])
  await on.travel(later(now, DAY))
  await on.do(ben, 'reach.changeMe', { pausedUntil: null })
  await on.settle()
  expect(await on.invitations(ben)).toHaveLength(1)
  expect(await on.invitations(ada)).toEqual([])
  await on.travel(until)
  expect(await on.invitations(ada)).toHaveLength(1)
})

test('a named helper at the limit is invited once there is room again', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { limit: 1 })
  await on.send(ines, named(ada))
  const second = await on.send(ines, named(ada))
  expect(await planned(ines, second.id)).toEqual([{ state: 'waiting', at: iso(later(now, 7 * DAY)) }])
  await on.travel(later(now, 7 * DAY - 1))
  expect(await on.invitations(ada)).toHaveLength(1)
  await on.travel(later(now, 7 * DAY))
  expect(await on.invitations(ada)).toHaveLength(2)
})

test('where no moment is in sight, none is promised, and the ask is not refused', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { limit: 0 })
  const ask = await on.send(ines, named(ada))
  expect(await planned(ines, ask.id)).toEqual([{ state: 'waiting', at: null }])
  await on.travel(later(now, 2 * DAY))
  expect(await on.invitations(ada)).toEqual([])
  await on.do(ada, 'reach.changeMe', { limit: 1 })
  await on.settle()
  expect(await on.invitations(ada)).toHaveLength(1)
})

test('two asks that come at one moment count one after the other', async () => {
  const [ines, emre, ada] = await on.people('Ines', 'Emre', 'Ada')
  await on.do(ada, 'reach.changeMe', { limit: 1, pausedUntil: iso(later(now, HOUR)) })
  await on.send(ines, named(ada))
  await on.send(emre, named(ada))
  await on.travel(later(now, HOUR))
  expect(await on.invitations(ada)).toHaveLength(1)
})

test('what is urgent breaks through hours only for who allows it, and through no pause', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  await on.travel(later(now, 12 * HOUR))
  for (const one of [ada, ben, chidi]) await on.do(one, 'reach.changeMe', { hours: OFFICE, zone: 'UTC' })
  for (const one of [ada, chidi]) await on.do(one, 'reach.changeMe', { urgentAllowed: true })
  await on.do(chidi, 'reach.changeMe', { pausedUntil: iso(later(now, 2 * DAY)) })
  await on.send(ines, { ...named(ada, ben, chidi), urgent: true })
  expect(await on.invitations(ada)).toHaveLength(1)
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
  for (const other of [ben, chidi]) {
    expect(await on.invitations(other)).toEqual([])
    expect(await on.mailsTo(other)).toEqual([])
  }
})

test('what is not urgent waits also for who would allow it', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { quietHours: ['18:00', '08:00'], urgentAllowed: true, zone: 'UTC' })
  await on.travel(later(now, 12 * HOUR))
  await on.send(ines, named(ada))
  expect(await on.invitations(ada)).toEqual([])
  await on.travel(later(now, 23 * HOUR))
  expect(await on.invitations(ada)).toHaveLength(1)
})

test('an urgent ask to suggested helpers finds those who allow it at night', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  for (const one of [ada, ben]) {
    await on.knows(one, 'glockenspiel mallets')
    await on.do(one, 'reach.changeMe', { hours: OFFICE, zone: 'UTC', urgentAllowed: one === ada })
  }
  await on.travel(later(now, 12 * HOUR))
  const needBy = iso(later(now, 14 * HOUR))
  await on.send(ines, { text: 'glockenspiel mallets', needBy, audience: { kind: 'suggested' }, urgent: true })
  expect(await on.invitations(ada)).toHaveLength(1)
  expect(await on.invitations(ben)).toEqual([])
})

test('who opts out, leaves or pauses before the moment comes is never reached', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  for (const one of [ada, ben, chidi])
    await on.do(one, 'reach.changeMe', { pausedUntil: iso(later(now, HOUR)) })
  const ask = await on.send(ines, named(ada, ben, chidi))
  await on.do(ada, 'reach.changeMe', { optedOut: true })
  await on.leaves(ben)
  await on.do(chidi, 'reach.changeMe', { pausedUntil: iso(later(now, 5 * DAY)) })
  await on.travel(later(now, 4 * DAY))
  for (const one of [ada, chidi]) {
    expect(await on.invitations(one)).toEqual([])
    expect(await on.notices(one)).toEqual([])
  }
  for (const one of [ada, ben, chidi]) expect(await on.seen(one)).not.toContain(ask.id)
  const mailed = on.world.mails.filter((mail) => JSON.stringify(mail.message).includes(ask.id))
  expect(mailed).toEqual([])
})

test('who put an ask off and opts out before it comes back hears nothing more of it', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.send(ines, named(ada))
  const [invitation] = await on.invitations(ada)
  const until = iso(later(now, HOUR))
  await on.do(ada, 'invitations.later', { invitationId: invitation?.id ?? '', until })
  await on.do(ada, 'reach.changeMe', { optedOut: true })
  await on.travel(later(now, 2 * HOUR))
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
})

test('my own week tells how many asks came and until when the limit holds, to me alone', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ada, 'reach.changeMe', { limit: 2 })
  const week = () => on.do(ada, 'invitations.week')
  expect(await week()).toEqual({ reached: 0, fullUntil: null })
  await on.send(ines, named(ada))
  await on.travel(later(now, HOUR))
  await on.send(ines, named(ada))
  expect(await week()).toEqual({ reached: 2, fullUntil: iso(later(now, 7 * DAY)) })
  await on.do(ada, 'reach.changeMe', { limit: 3 })
  expect(await week()).toEqual({ reached: 2, fullUntil: null })
  expect(await on.do(ines, 'invitations.week')).toEqual({ reached: 0, fullUntil: null })
})

test('F2 and F3 in no seven days are there more than the limit, whatever they come from, over a change of the clocks', async () => {
  const [ada, ...askers] = await on.people('Ada', 'Ines', 'Emre', 'Kofi', 'Dana')
  await on.knows(ada, 'astrolabe engraving', 30)
  await on.do(ada, 'reach.changeMe', {
    limit: 2,
    hours: { mon: ['09:00', '17:00'], thu: ['09:00', '17:00'] },
  })
  await on.do(ada, 'reach.changeMe', { zone: 'Europe/Berlin' })
  // clocks in Berlin go forward on 28 March 2027
  await on.travel(instant(Date.parse('2027-03-15T08:30:00Z')))
  const start = on.world.clock.now()
  for (let day = 0; day < 28; day += 2) {
    await on.travel(later(start, day * DAY))
    const asker = askers[day % askers.length] ?? ''
    const audience = day % 3 === 0 ? { kind: 'suggested' } : { kind: 'people', people: [ada] }
    const needBy = iso(later(on.world.clock.now(), 30 * DAY))
    await on.send(asker, { text: 'astrolabe engraving', needBy, audience })
  }
  await on.travel(later(start, 40 * DAY))
  const reached = (await on.invitations(ada)).map((one) => Date.parse(one.reachedAt)).sort((a, b) => a - b)
  expect(reached.length).toBeGreaterThan(8)
  for (const [place, at] of reached.entries()) {
    const before = reached[place - 2]
    if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(7 * DAY)
    const local = new Date(at).toLocaleString('en-GB', { timeZone: 'Europe/Berlin', hour: 'numeric' })
    const weekday = new Date(at).toLocaleString('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short' })
    expect(['Mon', 'Thu']).toContain(weekday)
    expect(Number(local)).toBeGreaterThanOrEqual(9)
    expect(Number(local)).toBeLessThan(17)
  }
})
