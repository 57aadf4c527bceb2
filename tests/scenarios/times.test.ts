import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
import type { TimesView } from '#features/times/schema.ts'
import { isRefusal } from '#platform/refusal.ts'
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

async function invitationId(personId: string, askId: string): Promise<string> {
  return (await on.invitations(personId)).find((one) => one.askId === askId)?.id ?? 'none'
}

/** An ask that its helper has said yes to. */
async function helped(asker: string, helper: string, fields: object = {}): Promise<string> {
  const audience = { kind: 'people', people: [helper] }
  const ask = await on.send(asker, {
    audience,
    needBy: iso(later(now, 2 * DAY)),
    effortMinutes: 20,
    ...fields,
  })
  await on.do(helper, 'invitations.accept', { invitationId: await invitationId(helper, ask.id) })
  await on.settle()
  return ask.id
}

const times = (personId: string, askId: string, more: object = {}) =>
  on.do<TimesView>(personId, 'times.list', { askId, ...more })
const starts = async (personId: string, askId: string) =>
  (await times(personId, askId)).items.map(({ startsAt }) => startsAt)
const ask = (personId: string, askId: string) => on.do<AskView>(personId, 'asks.get', { askId })

test('after a yes both see the same three times, and one click of either agrees one', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const askId = await helped(ines, ada)
  const shown = await starts(ines, askId)
  expect(shown).toEqual([iso(later(now, 15 * MINUTE)), iso(later(now, 105 * MINUTE)), iso(later(now, DAY))])
  expect(await starts(ada, askId)).toEqual(shown)
  const agreed = await on.do<TimesView>(ines, 'times.take', { askId, startsAt: shown[1] })
  expect(agreed).toMatchObject({ agreed: { startsAt: shown[1] }, items: [], may: ['move', 'release'] })
  expect(await ask(ada, askId)).toMatchObject({ state: 'inProgress' })
  await on.settle()
  expect(await on.notices(ada)).toContain('times.agreed')
  expect(await on.notices(ines)).not.toContain('times.agreed')
})

test('A2 a time that was taken meanwhile is not shown, the next one is, and nobody is booked twice across asks', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const first = await helped(ines, ada)
  const second = await helped(ben, ada)
  const [soonest = ''] = await starts(ines, first)
  expect((await starts(ben, second))[0]).toBe(soonest)
  await on.do(ines, 'times.take', { askId: first, startsAt: soonest })
  expect(await on.refused(ben, 'times.take', { askId: second, startsAt: soonest })).toBe('time.taken')
  const left = await starts(ben, second)
  expect(left).toHaveLength(3)
  expect(left).not.toContain(soonest)
})

test('of many clicks at the same moment one holds, in one ask and across asks', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  const asks = [await helped(ines, ada), await helped(ben, ada), await helped(chidi, ada)]
  const [soonest = ''] = await starts(ines, asks[0] ?? '')
  const clicks = asks.flatMap((askId, place) =>
    [[ines, ben, chidi][place] ?? '', ada].map((who) =>
      on.world.as(who, 'times.take', { askId, startsAt: soonest }),
    ),
  )
  const held = (await Promise.all(clicks)).filter((outcome) => !isRefusal(outcome))
  expect(held.length).toBeGreaterThan(0)
  const agreed = await Promise.all(asks.map((askId) => times(ada, askId)))
  expect(agreed.filter((view) => view.agreed !== null)).toHaveLength(1)
})

test('the same click again changes nothing, another time is refused until the first is let go', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const askId = await helped(ines, ada)
  const [first = '', second = ''] = await starts(ines, askId)
  await on.do(ines, 'times.take', { askId, startsAt: first })
  await on.do(ada, 'times.take', { askId, startsAt: first })
  expect(await on.refused(ada, 'times.take', { askId, startsAt: second })).toBe('time.agreedAlready')
  await on.do(ada, 'times.release', { askId })
  expect(await on.refused(ada, 'times.release', { askId })).toBe('time.notAgreed')
  expect(await ask(ines, askId)).toMatchObject({ state: 'accepted', helpers: [{ id: ada }] })
  await on.settle()
  expect(await on.notices(ines)).toContain('times.released')
  await on.do(ines, 'times.take', { askId, startsAt: second })
  expect((await times(ada, askId)).agreed).toMatchObject({ startsAt: second })
  expect(await on.timeline(ines, askId)).toEqual([
    'asked',
    'reached',
    'yes',
    'begun',
    'timeReleased',
    'begun',
  ])
})

test('the yes can carry its time, and then nothing is left to agree', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const audience = { kind: 'people', people: [ada] }
  const { id } = await on.send(ines, { audience, needBy: iso(later(now, DAY)) })
  const [startsAt] = await starts(ada, id)
  expect((await times(ada, id)).effortMinutes).toBe(20)
  await on.do(ada, 'invitations.accept', { invitationId: await invitationId(ada, id), startsAt })
  expect(await ask(ines, id)).toMatchObject({ state: 'inProgress', helpers: [{ id: ada }] })
  expect((await times(ines, id)).agreed).toMatchObject({ startsAt })
})

test('with an offer waiting, one click takes the offer and its time', async () => {
  const [ines, kofi] = await on.people('Ines', 'Kofi')
  const { id: askId } = await on.send(ines, { audience: { kind: 'everyone' }, needBy: iso(later(now, DAY)) })
  const offer = await on.do<{ id: string }>(kofi, 'offers.give', { askId })
  const { items, other } = await times(ines, askId, { offerId: offer.id })
  expect(other).toMatchObject({ id: kofi })
  await on.do(ines, 'times.take', { askId, offerId: offer.id, startsAt: items[0]?.startsAt })
  expect(await ask(ines, askId)).toMatchObject({ state: 'inProgress', helpers: [{ id: kofi }] })
})

test('both persons’ hours are kept, and where they never meet somebody proposes a time', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await on.do(ines, 'reach.changeMe', { hours: { mon: ['09:00', '12:00'] } })
  await on.do(ada, 'reach.changeMe', { hours: { mon: ['13:00', '17:00'] } })
  await on.travel(later(now, 4 * HOUR + HOUR / 2))
  const { id: askId } = await on.send(ines, {
    audience: { kind: 'people', people: [ada] },
    needBy: iso(later(now, DAY)),
  })
  await on.do(ada, 'invitations.accept', { invitationId: await invitationId(ada, askId) })
  await on.settle()
  expect((await times(ines, askId)).items).toEqual([])
  const startsAt = iso(later(now, 9 * HOUR))
  expect(await on.refused(ines, 'times.take', { askId, startsAt })).toBe('time.taken')
  await on.do(ada, 'times.propose', { askId, startsAt })
  expect(await on.refused(ada, 'times.take', { askId, startsAt })).toBe('time.ownProposal')
  await on.settle()
  expect(await on.notices(ines)).toContain('times.proposed')
  const [named] = (await times(ines, askId)).items
  expect(named).toMatchObject({ startsAt, by: { id: ada }, may: ['take'] })
  await on.do(ines, 'times.take', { askId, startsAt })
  expect((await times(ada, askId)).agreed).toMatchObject({ startsAt })
  expect(await on.refused(ada, 'times.propose', { askId, startsAt })).toBe('time.agreedAlready')
})

test('an ask that is over holds nobody’s time, and a time has to lie ahead', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const first = await helped(ines, ada)
  const [soonest = ''] = await starts(ines, first)
  await on.do(ines, 'times.take', { askId: first, startsAt: soonest })
  await on.do(ines, 'asks.close', { askId: first, outcome: 'withdrawn' })
  await on.settle()
  const second = await helped(ben, ada)
  expect(await starts(ben, second)).toContain(soonest)
  expect(await on.refused(ben, 'times.take', { askId: second, startsAt: iso(now) })).toBe('time.past')
  expect(await on.refused(ben, 'times.propose', { askId: second, startsAt: iso(later(now, 90 * DAY)) })).toBe(
    'time.far',
  )
})

test('who only sees an ask sees no times of it, and nobody can agree one before a yes', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const { id: askId } = await on.send(ines, { audience: { kind: 'everyone' } })
  expect(await times(ben, askId)).toMatchObject({ other: null, items: [] })
  expect(await on.refused(ines, 'times.take', { askId, startsAt: iso(later(now, HOUR)) })).toBe(
    'ask.nobodyYet',
  )
  const other = await helped(ines, ada)
  expect(await on.refused(ben, 'times.list', { askId: other })).toBe('request.notFound')
})
