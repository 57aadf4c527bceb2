import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, later } from '#engine/time/instant.ts'
import { MONDAY, testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { stillClock } from '#platform/clock.ts'
import { Room } from '../fixtures/room.ts'
import type { OfferView } from '../schema.ts'

let world: TestWorld
const clock = stillClock(MONDAY)
let people: string[]

beforeAll(async () => {
  world = await testWorld({ clock })
  people = await world.addPeople(
    ['Ada Park', 'Ben Okafor', 'Chidi Anand'].map((name) => ({
      email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
      name,
      zone: 'Europe/Berlin',
    })),
  )
})
afterAll(() => world.close())

type Asks = {
  readonly items: readonly { readonly id: string; readonly state: string; readonly text: string }[]
}
type Notices = { readonly items: readonly { readonly kind: string }[] }

const kindsFor = async (person: string) => {
  const { items } = (await world.as(person, 'notices.list', {})) as Notices
  return items.map(({ kind }) => kind).filter((kind) => kind.startsWith('ring.promised'))
}

/** Somebody offers on Ada's card of that round. */
async function offered(
  helper: string,
  round: 'personal' | 'work',
): Promise<{ room: Room; offer: OfferView }> {
  const [ada = ''] = people
  const room = await Room.open(world, people)
  await room.write()
  await room.goTo('wall')
  const { mine } = await room.view(ada)
  const card = mine.cards.find((own) => own.round === round)
  const offer = await room.as<OfferView>(helper, 'ring.offer', {
    cardId: card?.id,
    kind: 'help',
    line: 'I have one.',
  })
  return { room, offer }
}

test('an offer that is taken is an ask that its helper has accepted, with its twenty minutes', async () => {
  const [ada = '', ben = '', chidi = ''] = people
  const { room, offer } = await offered(ben, 'work')
  await room.as(ada, 'ring.settle', { offerId: offer.id, to: 'promised', when: '2026-11-25T10:00:00Z' })
  const { mine } = await room.view(ben)
  const [promise] = mine.promises
  expect(promise).toMatchObject({ mine: 'given', state: 'promised', askId: expect.any(String) })
  const asks = (await world.as(ada, 'asks.list', { role: 'asker' })) as Asks
  const ask = asks.items.find(({ id }) => id === promise?.askId)
  expect(ask).toMatchObject({ state: 'inProgress', text: 'work ask of number 0: who has a lathe?' })
  expect(await world.as(chidi, 'asks.get', { askId: ask?.id })).toMatchObject({ refusal: 'request.notFound' })
  expect(await world.as(ben, 'times.list', { askId: ask?.id })).toMatchObject({
    agreed: { startsAt: '2026-11-25T10:00:00.000Z', endsAt: '2026-11-25T10:20:00.000Z' },
  })
})

test('whoever promised is reminded after a day, a week and a month, until the asker says how it went', async () => {
  const [ada = '', , chidi = ''] = people
  const { room, offer } = await offered(chidi, 'personal')
  await room.as(ada, 'ring.settle', { offerId: offer.id, to: 'promised' })
  const before = (await kindsFor(chidi)).length
  const begun = clock.now()
  for (const [days, reminders] of [
    [1, 1],
    [7, 2],
  ] as const) {
    clock.moveTo(later(begun, days * DAY + 1))
    await world.worker.drain()
    clock.moveTo(later(clock.now(), DAY))
    await world.worker.drain()
    expect([days, (await kindsFor(chidi)).length - before]).toEqual([days, reminders])
  }
  expect(await kindsFor(ada)).toEqual([])
  await room.as(ada, 'ring.settle', { offerId: offer.id, to: 'kept', outcome: 'It runs.' })
  clock.moveTo(later(begun, 33 * DAY))
  await world.worker.drain()
  expect((await kindsFor(chidi)).length - before).toBe(2)
  const { mine } = await room.view(chidi)
  expect(mine.promises).toMatchObject([{ state: 'kept' }])
  expect(await world.as(ada, 'asks.get', { askId: mine.promises[0]?.askId })).toMatchObject({
    state: 'closed',
  })
})
