import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, later, SECOND } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
import type { InvitationView } from '#features/invitations/schema.ts'
import { actorOf } from '#features/accounts/queries.ts'
import { loadPerson } from '#features/people/queries.ts'
import { assert } from '#platform/refusal.ts'
import { call } from '#surfaces/server/link-ports.ts'
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

/** As somebody in the web app: only there an answer waits for second thoughts. */
async function inTheApp(personId: string, operation: string, fields: object): Promise<unknown> {
  const person = await on.world.run((tx) => loadPerson(tx, personId))
  assert(person, 'Who answers is there.')
  return call(on.world, actorOf(person, 'all', { kind: 'session', id: personId }), operation, fields)
}

async function asked(asker: string, helpers: readonly string[], fields: object = {}) {
  const ask = await on.send(asker, {
    audience: { kind: 'people', people: helpers },
    needBy: iso(later(now, 2 * DAY)),
    ...fields,
  })
  const ids = await Promise.all(
    helpers.map(
      async (one) => (await on.invitations(one)).find(({ askId }) => askId === ask.id)?.id ?? 'none',
    ),
  )
  return { askId: ask.id, invitationIds: ids }
}
const stateOf = async (personId: string, askId: string) =>
  (await on.invitations(personId)).find((one) => one.askId === askId)?.state
const ask = (personId: string, askId: string) => on.do<AskView>(personId, 'asks.get', { askId })

test('a yes holds at once, its notices wait ten seconds, and after an undo nobody was told', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const { askId, invitationIds } = await asked(ines, [ada, ben])
  const [invitationId] = invitationIds
  const said = (await inTheApp(ada, 'invitations.accept', { invitationId })) as InvitationView
  expect(said.undoUntil).not.toBeNull()
  expect(await ask(ines, askId)).toMatchObject({ state: 'accepted' })
  expect(await stateOf(ben, askId)).toBe('withdrawn')
  await on.travel(later(now, 9 * SECOND))
  expect(await on.notices(ines)).toEqual([])
  expect(await inTheApp(ada, 'invitations.undo', { invitationId })).toMatchObject({
    state: 'open',
    undoUntil: null,
  })
  await on.travel(later(now, 60 * SECOND))
  expect(await ask(ines, askId)).toMatchObject({ state: 'open', helpers: [] })
  expect(await stateOf(ben, askId)).toBe('open')
  expect(await on.notices(ines)).toEqual([])
  expect(await on.notices(ben)).toEqual(['invitations.reached'])
  expect(await on.mailsTo(ines)).toEqual([])
})

test('A1 a yes after an undo is told as any other, and within fifteen seconds the others hear', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const { invitationIds } = await asked(ines, [ada, ben])
  const [invitationId] = invitationIds
  await inTheApp(ada, 'invitations.accept', { invitationId })
  await inTheApp(ada, 'invitations.undo', { invitationId })
  await on.settle()
  await inTheApp(ada, 'invitations.accept', { invitationId })
  await on.travel(later(now, 15 * SECOND))
  expect(await on.notices(ines)).toEqual(['invitations.yes'])
  expect(await on.notices(ben)).toEqual(['invitations.reached', 'invitations.takenCareOf'])
  expect(await on.mailsTo(ines)).toEqual(['invitations.yes'])
})

test('not me, later and I know someone are taken back as if they had never been said', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const { askId, invitationIds } = await asked(ines, [ada])
  const [invitationId] = invitationIds
  const before = [await on.plan(ines, askId), await on.timeline(ines, askId)]
  const answers: readonly (readonly [string, object])[] = [
    ['invitations.decline', { note: 'No time', shown: true }],
    ['invitations.later', { until: iso(later(now, DAY)) }],
    ['invitations.pass', { personId: ben, note: 'He wrote it.' }],
    ['invitations.pass', { who: 'Petra from finance', introduces: true }],
  ]
  for (const [operation, fields] of answers) {
    await inTheApp(ada, operation, { invitationId, ...fields })
    expect(await stateOf(ada, askId)).not.toBe('open')
    await inTheApp(ada, 'invitations.undo', { invitationId })
    expect(await stateOf(ada, askId)).toBe('open')
    await on.settle()
    expect([await on.plan(ines, askId), await on.timeline(ines, askId)]).toEqual(before)
  }
  await on.travel(later(now, DAY))
  expect(await on.notices(ines)).toEqual([])
  expect(await on.notices(ada)).toEqual(['invitations.reached'])
  expect(await on.notices(ben)).toEqual([])
})

test('what came over the API is held back by nothing, and can’t be taken back', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const first = await asked(ines, [ada])
  const [invitationId] = first.invitationIds
  const said = await on.do<InvitationView>(ada, 'invitations.accept', { invitationId })
  expect(said.undoUntil).toBeNull()
  await on.settle()
  expect(await on.notices(ines)).toEqual(['invitations.yes'])
  expect(await on.refused(ada, 'invitations.undo', { invitationId })).toBe('invitation.undoOver')
})

test('a word of why is the asker’s to read only where the helper chose so', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const { askId, invitationIds } = await asked(ines, [ada, ben])
  await on.do(ada, 'invitations.decline', {
    invitationId: invitationIds[0],
    note: 'Not my field',
    shown: false,
  })
  expect(await on.timeline(ines, askId)).toEqual(['asked', 'reached', 'reached'])
  await on.do(ben, 'invitations.decline', { invitationId: invitationIds[1], note: 'No time', shown: true })
  expect(await on.timeline(ines, askId)).toEqual(['asked', 'reached', 'reached', 'notMe'])
})

test('a pass shows through whom it came, and somebody in words is the asker’s to write to', async () => {
  const [ines, ada, ben, chidi] = await on.people('Ines', 'Ada', 'Ben', 'Chidi')
  const { askId, invitationIds } = await asked(ines, [ada], { passing: true })
  await on.do(ada, 'invitations.pass', { invitationId: invitationIds[0], personId: ben, introduces: true })
  await on.settle()
  const [his] = await on.invitations(ben)
  expect(his).toMatchObject({ passedBy: { id: ada } })
  await on.do(ben, 'invitations.pass', { invitationId: his?.id, personId: chidi })
  const { passes } = await on.plan(ines, askId)
  expect(passes.map(({ chain, to, introduces }) => [chain.map(({ id }) => id), to?.id, introduces])).toEqual([
    [[ada], ben, true],
    [[ada, ben], chidi, false],
  ])
  await on.settle()
  const [hers] = await on.invitations(chidi)
  await on.do(chidi, 'invitations.pass', { invitationId: hers?.id, who: 'Petra from finance' })
  const last = (await on.plan(ines, askId)).passes.at(-1)
  expect(last).toMatchObject({ to: null, who: 'Petra from finance', state: 'suggested' })
  await on.do(ines, 'invitations.confirmPass', { askId, passId: last?.id })
  expect(await on.timeline(ines, askId)).toContain('passToSomebody')
})

test('withdrawing takes an ask off every helper’s list', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const { askId } = await asked(ines, [ada, ben])
  await on.do(ines, 'asks.close', { askId, outcome: 'withdrawn' })
  await on.settle()
  for (const one of [ada, ben]) {
    expect(await stateOf(one, askId)).toBe('withdrawn')
    expect(await on.seen(one)).not.toContain(askId)
  }
})
