import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, type Instant, instant, later } from '#engine/time/instant.ts'
import { stillClock } from '#platform/clock.ts'
import { MONDAY, testWorld, type TestWorld } from '#surfaces/server/fixtures/test-world.ts'
import { Room } from '../fixtures/room.ts'

let world: TestWorld
const clock = stillClock(MONDAY)
let people: string[]

beforeAll(async () => {
  world = await testWorld({ clock })
  people = await world.addPeople(
    ['Ada', 'Ben', 'Chidi'].map((name) => ({
      email: `${name.toLowerCase()}@example.org`,
      name,
      zone: 'Europe/Berlin',
    })),
  )
})
afterAll(() => world.close())

type Notices = { readonly items: readonly { readonly kind: string }[] }
type Asks = { readonly items: readonly { readonly state: string; readonly text: string }[] }

const told = async (person: string, kind: string) => {
  const { items } = (await world.as(person, 'notices.list', {})) as Notices
  return items.filter((notice) => notice.kind === kind).length
}

async function goTo(at: Instant): Promise<void> {
  clock.moveTo(at)
  await world.worker.drain()
}

test('whoever is invited hears the evening before where to write their ask, and the host doesn’t', async () => {
  const [ada = '', ben = '', chidi = ''] = people
  const startsAt = '2026-11-26T13:00:00Z'
  await Room.open(world, [ada], { who: 'invited', inviteIds: [ada, ben], startsAt })
  await goTo(instant(Date.parse('2026-11-25T16:59:00Z')))
  expect(await told(ben, 'ring.invited')).toBe(0)
  await goTo(instant(Date.parse('2026-11-25T17:00:00Z')))
  expect(await Promise.all([ada, ben, chidi].map((one) => told(one, 'ring.invited')))).toEqual([0, 1, 0])
})

test('a ring without a room opens at nine where it is, tells twice a day, and closes by its clock', async () => {
  const [ada = '', ben = ''] = people
  const plan = { form: 'async', asyncHours: 48, rounds: ['work'], startsAt: '2026-11-30T10:00:00Z' }
  const room = await Room.open(world, [ada, ben], plan)
  await room.write({ mayGoOutside: true })
  const opens = instant(Date.parse('2026-11-30T08:00:00Z'))
  expect((await room.view(ada)).ring).toMatchObject({ phase: 'lobby', startsAt: '2026-11-30T08:00:00.000Z' })
  await goTo(opens)
  const open = await room.view(ben)
  expect(open.ring.phase).toBe('work')
  const [card] = open.cards.filter(({ seatId }) => seatId !== open.mine.seatId)
  await room.as(ben, 'ring.offer', { cardId: card?.id, kind: 'help' })
  await goTo(later(opens, 9 * HOUR))
  await goTo(later(opens, 26 * HOUR))
  expect(await told(ben, 'ring.digest')).toBeGreaterThan(0)
  await goTo(later(opens, 48 * HOUR))
  expect((await room.view(ada)).ring.phase).toBe('drawing')
  await goTo(later(opens, 72 * HOUR))
  await goTo(later(opens, 120 * HOUR))
  expect((await room.view(ada)).ring.phase).toBe('closed')
})

test('a card without an offer goes to people outside where its writer agreed, and no other does', async () => {
  const [ada = '', ben = ''] = people
  const room = await Room.open(world, [ada, ben])
  await room.write()
  await room.as(ben, 'ring.writeCard', {
    round: 'work',
    text: 'Who knows looms?',
    isReady: true,
    mayGoOutside: true,
  })
  await room.goTo('closed')
  await world.worker.drain()
  const texts = async (person: string) => {
    const { items } = (await world.as(person, 'asks.list', { role: 'asker' })) as Asks
    return items.filter(({ state }) => state === 'open').map(({ text }) => text)
  }
  expect(await texts(ben)).toContain('Who knows looms?')
  expect((await texts(ben)).join()).not.toContain('personal')
  expect((await texts(ada)).join()).not.toContain('ask of number 0: who has a lathe?\n')
  expect((await texts(ada)).filter((text) => text.startsWith('personal'))).toEqual([])
})

test('a ring on a day that its host keeps free is warned of, and not refused', async () => {
  const [ada = ''] = people
  await world.as(ada, 'reach.changeMe', { daysOff: ['2026-12-24'] })
  const warned = async (startsAt: string) => {
    const room = await Room.open(world, [ada], { startsAt })
    return (await room.view(ada)).host?.warnings
  }
  expect(await warned('2026-12-24T09:00:00Z')).toEqual(['holiday'])
  expect(await warned('2026-12-22T09:00:00Z')).toEqual([])
})
