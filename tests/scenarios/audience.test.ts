import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HOUR, type Instant, later } from '#engine/time/instant.ts'
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

test('all who are named are invited at once, and nobody else sees it', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  const ask = await on.send(ines, { audience: { kind: 'people', people: [ada, ben, ada] } })
  for (const named of [ada, ben]) {
    expect(await on.invitations(named)).toMatchObject([{ askId: ask.id, state: 'open', ask: { id: ask.id } }])
    expect(await on.notices(named)).toEqual(['invitations.reached'])
    expect(await on.mailsTo(named)).toEqual(['invitations.reached'])
  }
  expect(await on.invitations(chidi)).toEqual([])
  expect(await on.seen(chidi)).toEqual([])
  expect(await on.refused(chidi, 'asks.get', { askId: ask.id })).toBe('request.notFound')
})

test('a whole team may see its ask without a notice; the best of it are invited', async () => {
  const rows = ['ines', 'ada', 'ben', 'chidi'].map((name) => ({
    email: `${name}.team@example.org`,
    name: `${name} Team`,
    team: 'Moulding',
  }))
  const [ines = '', ...team] = await on.world.addPeople(rows)
  const [outsider] = await on.people('Dana')
  for (const one of [...team, outsider]) await on.knows(one, 'silicone moulds cure too slowly')
  const text = 'A silicone mould cures too slowly.'
  const ask = await on.send(ines, { text, audience: { kind: 'team' } })
  const told: string[] = []
  for (const one of team) {
    expect(await on.seen(one)).toContain(ask.id)
    told.push(...(await on.notices(one)))
  }
  expect(told).toEqual(['invitations.reached'])
  expect(await on.seen(outsider)).toEqual([])
  await on.travel(later(now, 3 * 24 * HOUR))
  expect(await on.invitations(outsider)).toEqual([])
})

test('everyone may see an ask to everyone, and give an offer', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const ask = await on.send(ines, { text: 'Qwertzuiop', audience: { kind: 'everyone' } })
  expect(await on.notices(ada)).toEqual([])
  expect(await on.seen(ada)).toContain(ask.id)
  await on.do(ada, 'offers.give', { askId: ask.id, text: 'I had that.' })
  await on.settle()
  expect(await on.notices(ines)).toEqual(['offers.given'])
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'withdrawn' })
  expect(await on.seen(ada)).not.toContain(ask.id)
})

test('nothing goes further than agreed: it widens at the agreed time, and only if nobody said yes', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const at = later(now, 2 * HOUR)
  const widen = [{ kind: 'everyone', at: iso(at) }]
  const audience = { kind: 'people', people: [ada] }
  const needBy = iso(later(now, 8 * HOUR))
  const [waits, helped] = [
    await on.send(ines, { audience, widen, needBy }),
    await on.send(ines, { audience, widen, needBy }),
  ]
  const [, first] = (await on.invitations(ada)).sort((a) => (a.askId === helped.id ? 1 : -1))
  await on.do(ada, 'invitations.accept', { invitationId: first?.id ?? '' })
  await on.travel(later(at, -1))
  expect(await on.seen(ben)).toEqual([])
  await on.travel(at)
  expect(await on.seen(ben)).toEqual([waits.id])
  expect(await on.timeline(ines, waits.id)).toContain('widened.everyone')
  expect(await on.timeline(ines, helped.id)).not.toContain('widened.everyone')
})

test('a step to widen that was taken back does not come', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const widen = [{ kind: 'everyone', at: iso(later(now, 2 * HOUR)) }]
  const needBy = iso(later(now, 8 * HOUR))
  const ask = await on.send(ines, { audience: { kind: 'people', people: [ada] }, widen, needBy })
  await on.do(ines, 'asks.edit', { askId: ask.id, widen: [] })
  await on.travel(later(now, 3 * HOUR))
  expect(await on.seen(ben)).not.toContain(ask.id)
})

test('without consent to widen, an ask stays where it was sent until its deadline', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  await on.knows(ben, 'the harpsichord tuning')
  const ask = await on.send(ines, {
    text: 'the harpsichord tuning',
    audience: { kind: 'people', people: [ada] },
  })
  await on.travel(later(now, 5 * 24 * HOUR))
  expect(await on.seen(ben)).not.toContain(ask.id)
  expect(await on.invitations(ben)).toEqual([])
})

test('who opted out or left can’t be named, and the asker hears what to do instead', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  await on.do(ada, 'reach.changeMe', { optedOut: true })
  await on.leaves(ben)
  for (const named of [ada, ben, 'nobody']) {
    const fields = { text: 'Help', audience: { kind: 'people', people: [named] }, send: true }
    expect(await on.refused(ines, 'asks.create', fields)).toBe('ask.cannotName')
  }
  const problem = on.world.problems.of({ refusal: 'ask.cannotName', params: { count: 1 } })
  expect(problem).toMatchObject({ status: 409, next: expect.stringContaining('Leave them out') })
})
