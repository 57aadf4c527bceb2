import { afterAll, beforeAll, expect, test } from 'vitest'
import { testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { ring as ringRitual } from '../domain/ritual.ts'
import { Room } from '../fixtures/room.ts'
import type { RingView } from '../schema.ts'

let world: TestWorld
let ada: string
let ben: string
let chidi: string

beforeAll(async () => {
  world = await testWorld()
  ;[ada = '', ben = '', chidi = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Park' },
    { email: 'ben@example.org', name: 'Ben Okafor' },
    { email: 'chidi@example.org', name: 'Chidi Anand' },
  ])
})
afterAll(() => world.close())

const SET_UP = {
  title: 'Monday ring',
  startsAt: '2026-11-23T13:00:00Z',
  zone: 'Europe/Berlin',
  language: 'en',
  rounds: ['work'],
  expected: 8,
  who: 'code',
}

async function setUp(): Promise<RingView> {
  return (await world.as(ada, 'ring.setUp', SET_UP)) as RingView
}

test('whoever leads asks first: a ring doesn’t begin before their own card is ready', async () => {
  const { ring } = await setUp()
  const next = { ringId: ring.id, press: 'next', from: ring.step }
  expect(await world.as(ada, 'ring.press', next)).toMatchObject({ refusal: 'ring.leaderFirst' })
  await world.as(ada, 'ring.writeCard', {
    ringId: ring.id,
    round: 'work',
    text: 'Who has a lathe?',
    isReady: true,
  })
  expect(await world.as(ada, 'ring.press', next)).toMatchObject({ step: 'r1' })
  expect(await world.as(ada, 'ring.press', next)).toMatchObject({ step: 'r1' })
})

test('a person takes one seat, from however many devices', async () => {
  const { ring } = await setUp()
  const first = await world.as(ben, 'ring.join', { code: ring.code })
  expect(await world.as(ben, 'ring.join', { code: ring.code.toUpperCase().replace(' ', '-') })).toEqual(first)
  expect(await world.as(ben, 'ring.get', { ringId: ring.id })).toMatchObject({
    mine: { role: 'participant' },
  })
})

test('whoever has just been given a seat may listen before the room has heard of it', async () => {
  const { ring, mine } = await setUp()
  const listener = (seatId: string | null) => ({
    viewer: { seatId },
    push: () => undefined,
    end: () => undefined,
  })
  const hosts = await world.rooms.join(ringRitual, ring.id, listener(mine.seatId))
  const { seatId } = (await world.as(ben, 'ring.join', { code: ring.code })) as { seatId: string }
  const bens = await world.rooms.join(ringRitual, ring.id, listener(seatId))
  expect([hosts, bens]).not.toContain(null)
  hosts?.()
  bens?.()
})

test('whoever leads calls somebody by their seat, whose card they haven’t seen', async () => {
  const room = await Room.open(world, [ada, ben, chidi], { rounds: ['work'] })
  await room.write()
  await room.goTo('work')
  const before = await room.view(ada)
  const chidis = (await room.view(chidi)).mine.seatId
  expect(before.cards.some(({ seatId }) => seatId === chidis)).toBe(false)
  await room.as(ada, 'ring.press', { press: 'call', from: before.ring.step, aboutId: chidis })
  const [table] = (await room.view(ada)).tables
  expect(table?.turn?.seatId).toBe(chidis)
  // whoever was passed over comes next
  expect(table?.nextSeatIds).toEqual([(await room.view(ben)).mine.seatId])
})
