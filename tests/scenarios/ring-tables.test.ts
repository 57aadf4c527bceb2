import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE, later } from '#engine/time/instant.ts'
import type { RingView } from '#src/rituals/ring/schema.ts'
import { iso, type Stage, stage } from './stage.ts'

let on: Stage
beforeAll(async () => {
  on = await stage()
})
afterAll(() => on.world.close())

const PEOPLE = 40
const round = 'work'

test('a card that was written beforehand sits at the table of whoever knows about it, and fits them at the wall', async () => {
  const now = await on.monday()
  const names = Array.from({ length: PEOPLE }, (_, at) => `Person${at}`)
  const [host = '', asker = '', ...others] = await on.people(...names)
  const [expert = ''] = others
  await on.knows(expert, 'Rebuilt the spindle bearings of the lathe', 3)
  const { ring } = await on.do<RingView>(host, 'ring.setUp', {
    title: 'Thursday',
    startsAt: iso(later(now, 5 * MINUTE)),
    zone: 'UTC',
    language: 'en',
    rounds: [round],
    expected: PEOPLE,
    who: 'code',
  })
  const ringId = ring.id
  for (const personId of [asker, ...others]) await on.do(personId, 'ring.join', { code: ring.code })
  await on.do(host, 'ring.writeCard', { ringId, round, text: 'Who bakes bread?', isReady: true })
  const text = 'Who could look at the spindle of our lathe with me?'
  await on.do(asker, 'ring.writeCard', { ringId, round, text, isReady: true })
  await on.travel(later(now, 2 * MINUTE))

  const press = async (name: string) => {
    const { ring: at } = await on.do<RingView>(host, 'ring.get', { ringId })
    await on.do(host, 'ring.press', { ringId, press: name, from: at.step })
    return at.phase
  }
  await press('next')
  const { seats, mine } = await on.do<RingView>(asker, 'ring.get', { ringId })
  const tableOf = (seatId: string | null) => seats.find(({ id }) => id === seatId)?.tableId
  const theirs = await on.do<RingView>(expert, 'ring.get', { ringId })
  expect(tableOf(theirs.mine.seatId)).toBe(tableOf(mine.seatId))

  const phaseNow = async () => (await on.do<RingView>(host, 'ring.get', { ringId })).ring.phase
  for (let pressed = 0; pressed < 60 && (await phaseNow()) !== 'wall'; pressed++) await press('next')
  await on.settle()
  const view = await on.do<RingView>(expert, 'ring.get', { ringId })
  const card = view.cards.find((one) => one.text === text)
  expect(view.mine.fits).toContain(card?.id)
})
