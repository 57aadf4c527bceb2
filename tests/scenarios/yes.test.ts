import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
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
  return { audience: { kind: 'people', people }, needBy: iso(later(now, 2 * DAY)) }
}

async function invitationOf(personId: string, askId: string): Promise<{ invitationId: string }> {
  const found = (await on.invitations(personId)).find((one) => one.askId === askId)
  return { invitationId: found?.id ?? 'none' }
}

const stateOf = async (personId: string, askId: string) =>
  (await on.invitations(personId)).find((one) => one.askId === askId)?.state

test('accepting an invitation is the yes: ask and invitation change in one transaction', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const ask = await on.send(ines, named(ada))
  await on.do(ada, 'invitations.accept', { ...(await invitationOf(ada, ask.id)), note: 'Happy to.' })
  const accepted = await on.do<AskView>(ines, 'asks.get', { askId: ask.id })
  expect(accepted).toMatchObject({ state: 'accepted', helpers: [{ id: ada }] })
  await on.settle()
  expect(await on.notices(ines)).toEqual(['invitations.yes'])
  expect(await on.timeline(ines, ask.id)).toEqual(['asked', 'reached', 'yes'])
})

test('the first yes wins; a late one hears so, also where that yes has withdrawn the invitation', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  const ask = await on.send(ines, named(ada, ben, chidi))
  const mine = await invitationOf(ben, ask.id)
  await on.do(ada, 'invitations.accept', await invitationOf(ada, ask.id))
  expect(await on.refused(ben, 'invitations.accept', mine)).toBe('ask.alreadyAccepted')
  await on.settle()
  expect(await stateOf(ben, ask.id)).toBe('withdrawn')
  expect(await on.refused(ben, 'invitations.accept', mine)).toBe('ask.alreadyAccepted')
  expect(await on.refused(ben, 'invitations.decline', mine)).toBe('ask.alreadyAccepted')
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'solved' })
  expect(await on.refused(ben, 'invitations.accept', mine)).toBe('ask.alreadyAccepted')
  expect(on.world.problems.of({ refusal: 'ask.alreadyAccepted' }).status).toBe(409)
})

test('whom it had reached hears once that it is taken care of; who said no does not', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  const ask = await on.send(ines, named(ada, ben, chidi))
  await on.do(chidi, 'invitations.decline', await invitationOf(chidi, ask.id))
  await on.do(ada, 'invitations.accept', await invitationOf(ada, ask.id))
  await on.settle()
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'solved' })
  await on.settle()
  expect(await on.notices(ben)).toEqual(['invitations.reached', 'invitations.takenCareOf'])
  expect(await on.notices(chidi)).toEqual(['invitations.reached'])
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
})

test('A1 after a yes nobody is invited any more', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  for (const one of [ada, ben, chidi]) await on.knows(one, 'theodolite levelling')
  await on.do(chidi, 'reach.changeMe', { pausedUntil: iso(later(now, HOUR)) })
  const ask = await on.send(ines, {
    text: 'theodolite levelling',
    needBy: iso(later(now, 8 * HOUR)),
    audience: { kind: 'suggested' },
  })
  const first = (await on.invitations(ada)).some((one) => one.askId === ask.id) ? ada : ben
  await on.do(first, 'invitations.accept', await invitationOf(first, ask.id))
  const before = (await on.plan(ines, ask.id)).waves.flatMap((wave) => wave.people).length
  await on.travel(later(now, DAY))
  const plan = await on.plan(ines, ask.id)
  expect(plan.waves.flatMap((wave) => wave.people).filter((one) => one.state !== 'expected')).toHaveLength(
    before,
  )
  expect(plan.waves[0]?.state).toBe('sent')
  expect(new Set(plan.waves.slice(1).map((wave) => wave.state))).toEqual(new Set(['dropped']))
  expect(await on.invitations(chidi)).toEqual([])
})

async function invitedTo(askId: string, people: readonly string[]): Promise<string[]> {
  const invited: string[] = []
  for (const one of people)
    if ((await on.invitations(one)).some((row) => row.askId === askId)) invited.push(one)
  return invited
}

test('an offer becomes the yes when the asker takes it, and invitations end', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  for (const one of [ada, ben]) await on.knows(one, 'sundial gnomon', 9)
  const ask = await on.send(ines, { text: 'sundial gnomon', audience: { kind: 'everyone' } })
  const [kofi] = await on.people('Kofi')
  const offer = await on.do<{ id: string }>(kofi, 'offers.give', { askId: ask.id, text: 'I built one.' })
  await on.do(kofi, 'offers.give', { askId: ask.id, text: 'I built two.' })
  await on.settle()
  expect(await on.timeline(ines, ask.id)).toEqual(['asked', 'reached', 'offer'])
  expect(await on.refused(ada, 'offers.take', { askId: ask.id, offerId: offer.id })).toBe('ask.onlyTheAsker')
  const taken = await on.do<AskView>(ines, 'offers.take', { askId: ask.id, offerId: offer.id })
  expect(taken).toMatchObject({ state: 'accepted', helpers: [{ id: kofi }] })
  await on.settle()
  expect(await on.notices(kofi)).toEqual(['offers.taken'])
  const [asked = ''] = await invitedTo(ask.id, [ada, ben])
  expect(await stateOf(asked, ask.id)).toBe('withdrawn')
  expect(await on.refused(ben, 'offers.give', { askId: ask.id })).toBe('ask.alreadyAccepted')
})

test('whoever was invited and whose offer is taken is the helper, and hears nothing else', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const ask = await on.send(ines, named(ada, ben))
  const offer = await on.do<{ id: string }>(ada, 'offers.give', { askId: ask.id })
  await on.do(ines, 'offers.take', { askId: ask.id, offerId: offer.id })
  await on.settle()
  expect(await stateOf(ada, ask.id)).toBe('accepted')
  expect(await on.notices(ada)).toEqual(['invitations.reached', 'offers.taken'])
  expect(await on.notices(ben)).toEqual(['invitations.reached', 'invitations.takenCareOf'])
})

test('F4 a decline is silent: the asker sees no more than that it reached somebody', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const ask = await on.send(ines, named(ada))
  const before = [await on.plan(ines, ask.id), await on.timeline(ines, ask.id)]
  await on.do(ada, 'invitations.decline', await invitationOf(ada, ask.id))
  await on.settle()
  expect([await on.plan(ines, ask.id), await on.timeline(ines, ask.id)]).toEqual(before)
  await on.do(ada, 'invitations.accept', await invitationOf(ada, ask.id))
  expect(await stateOf(ada, ask.id)).toBe('accepted')
})

test('a pass is a suggestion that the asker confirms', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const ask = await on.send(ines, named(ada))
  const fields = { ...(await invitationOf(ada, ask.id)), personId: ben, note: 'He wrote it.' }
  await on.do(ada, 'invitations.pass', fields)
  await on.do(ada, 'invitations.pass', fields)
  await on.settle()
  expect(await on.invitations(ben)).toEqual([])
  expect(await on.notices(ines)).toEqual(['invitations.passSuggested'])
  const [pass] = (await on.plan(ines, ask.id)).passes
  expect(pass).toMatchObject({ to: { id: ben }, note: 'He wrote it.', state: 'suggested' })
  await on.do(ines, 'invitations.confirmPass', { askId: ask.id, passId: pass?.id ?? '' })
  await on.settle()
  expect(await on.invitations(ben)).toMatchObject([{ askId: ask.id }])
})

test('where passing was allowed at sending, a pass asks the other at once', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  const ask = await on.send(ines, { ...named(ada, chidi), passing: true })
  await on.do(chidi, 'reach.changeMe', { optedOut: true })
  const mine = await invitationOf(ada, ask.id)
  for (const wrong of [ines, ada, chidi, 'nobody'])
    expect(await on.refused(ada, 'invitations.pass', { ...mine, personId: wrong })).toBe(
      'invitation.cannotPassTo',
    )
  await on.do(ada, 'invitations.pass', { ...mine, personId: ben })
  await on.settle()
  expect(await on.invitations(ben)).toMatchObject([{ askId: ask.id }])
  expect(await on.notices(ines)).toEqual([])
})

test('later comes back once, at the time that the helper chose', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const ask = await on.send(ines, named(ada))
  const mine = await invitationOf(ada, ask.id)
  expect(await on.refused(ada, 'invitations.later', { ...mine, until: iso(now) })).toBe(
    'invitation.laterPast',
  )
  expect(await on.refused(ada, 'invitations.later', { ...mine, until: iso(later(now, 2 * DAY)) })).toBe(
    'invitation.laterTooLate',
  )
  await on.do(ada, 'invitations.later', { ...mine, until: iso(later(now, HOUR)) })
  await on.do(ada, 'invitations.later', { ...mine, until: iso(later(now, 2 * HOUR)) })
  await on.travel(later(now, HOUR))
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  await on.travel(later(now, 30 * HOUR))
  expect(await on.notices(ada)).toEqual(['invitations.reached', 'invitations.again'])
  expect(await stateOf(ada, ask.id)).toBe('open')
})

test('at its deadline an ask without a yes ends, its asker hears it, and nobody else', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const ask = await on.send(ines, named(ada))
  await on.travel(later(now, 2 * DAY - 1))
  expect(await stateOf(ada, ask.id)).toBe('open')
  await on.travel(later(now, 2 * DAY))
  expect(await on.do(ines, 'asks.get', { askId: ask.id })).toMatchObject({
    state: 'closed',
    outcome: 'expired',
  })
  expect(await on.notices(ines)).toEqual(['asks.expired'])
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  expect(await stateOf(ada, ask.id)).toBe('expired')
  expect(await on.refused(ada, 'invitations.accept', await invitationOf(ada, ask.id))).toBe('ask.closed')
})

test('an ask opened again can be answered by who had been reached, and tells nobody twice', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const ask = await on.send(ines, named(ada, ben))
  await on.do(ines, 'asks.close', { askId: ask.id, outcome: 'withdrawn' })
  await on.settle()
  expect(await on.seen(ada)).not.toContain(ask.id)
  await on.do(ines, 'asks.reopen', { askId: ask.id, needBy: iso(later(now, 3 * DAY)) })
  await on.settle()
  expect(await stateOf(ada, ask.id)).toBe('open')
  await on.do(ada, 'invitations.accept', await invitationOf(ada, ask.id))
  await on.settle()
  expect(await on.notices(ben)).toEqual(['invitations.reached', 'invitations.takenCareOf'])
})

test('an edit after sending keeps the earlier words for who sees the ask', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const ask = await on.send(ines, { ...named(ada), text: 'First words' })
  await on.do(ines, 'asks.edit', { askId: ask.id, text: 'Second words' })
  await on.do(ines, 'asks.edit', { askId: ask.id, text: 'Third words' })
  await on.do(ines, 'asks.edit', { askId: ask.id, text: 'Third words' })
  const edits = await on.do<{ items: { text: string }[] }>(ada, 'asks.edits', { askId: ask.id })
  expect(edits.items.map((edit) => edit.text)).toEqual(['First words', 'Second words'])
  const view = await on.do<AskView>(ada, 'asks.get', { askId: ask.id })
  expect(view).toMatchObject({ text: 'Third words', edited: true })
  expect(await on.timeline(ada, ask.id)).toEqual(['asked', 'edited', 'edited'])
})
