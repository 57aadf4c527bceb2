import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '#features/gatherings/commands/act.ts'
import { later, DAY } from '#engine/time/instant.ts'
import { stillClock } from '#platform/clock.ts'
import { MONDAY, testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { ring } from '../domain/ritual.ts'
import { Room } from '../fixtures/room.ts'
import { personal } from '../personal.ts'

let world: TestWorld
const clock = stillClock(MONDAY)
let people: string[]

beforeAll(async () => {
  world = await testWorld({ clock })
  people = await world.addPeople(
    ['Ada', 'Ben', 'Chidi', 'Dana'].map((name) => ({ email: `${name.toLowerCase()}@example.org`, name })),
  )
})
afterAll(() => world.close())

const read = async (room: Room, person: string) => {
  const answers = [room.view(person), room.as(person, 'ring.replay')]
  return JSON.stringify(await Promise.all(answers))
}

test('after the ring a personal card is for its asker and helpers, and for nobody else', async () => {
  const [ada = '', ben = '', chidi = ''] = people
  const room = await Room.open(world, people)
  await room.write()
  await room.goTo('wall')
  const card = (await room.view(ada)).mine.cards.find(({ round }) => round === 'personal')
  await room.as(ben, 'ring.offer', { cardId: card?.id, kind: 'help', line: 'Mine is in Berlin.' })
  await room.as(chidi, 'ring.offer', { cardId: card?.id, kind: 'too' })
  expect(await read(room, chidi)).toContain('personal ask of number 0')
  await room.goTo('closed')
  for (const person of [ada, ben]) expect(await read(room, person)).toContain('personal ask of number 0')
  const [host] = people
  expect(host).toBe(ada)
  const foreign = await read(room, chidi)
  expect(foreign).not.toContain('personal ask of number 0')
  expect(foreign).not.toContain('Mine is in Berlin.')
  expect(foreign).toContain('work ask of number 0')
})

test('of a ring that somebody isn’t in, they hear nothing at all', async () => {
  const [ada = '', ben = ''] = people
  const room = await Room.open(world, [ada])
  for (const operation of ['ring.get', 'ring.replay', 'ring.stageLink', 'ring.leave']) {
    expect(await world.as(ben, operation, { ringId: room.ringId })).toMatchObject({
      refusal: 'request.notFound',
    })
  }
})

test('a month after the ring nothing is kept of its guests but that they were there', async () => {
  const [ada = '', ben = ''] = people
  const room = await Room.open(world, [ada, ben])
  const guest = await world.run((tx) =>
    act({ tx, services: world.services }, ring, {
      id: room.ringId,
      command: { kind: 'join', personId: null, name: 'Kofi Mensah', teamId: null },
      by: null,
    }),
  )
  const seatId = Object.keys(guest.state.seats).at(-1) ?? ''
  const write = {
    kind: 'write',
    round: 'work',
    text: 'A kumquat tree.',
    isReady: true,
    mayGoOutside: false,
  } as const
  await world.run((tx) =>
    act({ tx, services: world.services }, ring, { id: room.ringId, command: write, by: seatId }),
  )
  await room.write()
  await room.come()
  await room.goTo('closed')
  clock.moveTo(later(clock.now(), 31 * DAY))
  await world.worker.drain()
  const { rows } = await world.pool.query(
    `select g::text || coalesce((select string_agg(e::text, '') from gatherings_events e where e.gathering_id = g.id), '')
       as whole from gatherings_gatherings g where g.id = $1`,
    [room.ringId],
  )
  expect(rows[0].whole).not.toContain('Kofi')
  expect(rows[0].whole).not.toContain('kumquat')
  expect((await room.view(ada)).seats).toHaveLength(3)
})

test('who is erased is out of every ring, with every word', async () => {
  const [ada = '', , , dana = ''] = people
  const room = await Room.open(world, [ada, dana])
  await room.write({ text: 'A pawpaw, please.' })
  const exported = await world.run((tx) => personal.exportFor(tx, dana))
  expect(JSON.stringify(exported)).toContain('pawpaw')
  await world.run(async (tx) => {
    await personal.erase(tx, dana)
    return true
  })
  const { cards, seats } = (
    await world.run((tx) =>
      act({ tx, services: world.services }, ring, { id: room.ringId, command: { kind: 'tick' }, by: null }),
    )
  ).state
  expect(
    Object.values(seats)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['', 'Ada'])
  expect(Object.values(seats).map(({ personId }) => personId)).not.toContain(dana)
  expect(Object.values(cards).filter(({ text }) => text !== '')).toHaveLength(2)
})
