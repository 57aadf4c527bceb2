import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { shippedWeights } from '#engine/rank/shipped-weights.ts'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { learnedWeights } from '#features/invitations/learning/queries.ts'
import { shownTo } from '#features/invitations/learning/store.ts'
import { erasePerson } from '#features/operations/commands/erase-person.ts'
import { systemActor } from '#platform/actor.ts'
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

const weights = () => on.world.run((tx) => learnedWeights(tx))

/** Ada asks, and somebody who wasn't suggested first helps. */
async function helpedBySecond() {
  const [ada, ben, chidi] = await on.people('Ada', 'Ben', 'Chidi')
  await on.knows(ben, 'rigging of the old sail', 9)
  await on.knows(chidi, 'rigging of the old sail', 1)
  const ask = await on.send(ada, {
    text: 'The rigging of the old sail is torn.',
    needBy: iso(later(now, 2 * DAY)),
    audience: { kind: 'people', people: [chidi] },
  })
  const [invitation] = await on.invitations(chidi)
  await on.do(chidi, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  await on.do(ada, 'asks.close', { askId: ask.id, outcome: 'solved', helpers: [chidi] })
  await on.settle()
  return { ada, ben, chidi, ask }
}

test('an organisation ranks by the shipped weights until somebody has helped, then by its own', async () => {
  expect((await weights()).version).toBe(shippedWeights.version)
  await helpedBySecond()
  const first = await weights()
  expect(first.version).toBe(`${shippedWeights.version}+1`)
  await helpedBySecond()
  expect((await weights()).version).toBe(`${shippedWeights.version}+2`)
})

test('an end that is taken back is unlearned, and who is erased is in no list any more', async () => {
  const before = await weights()
  const { ada, ben, ask } = await helpedBySecond()
  const after = await weights()
  expect(after).not.toEqual(before)
  await on.do(ada, 'asks.reopen', { askId: ask.id })
  await on.settle()
  expect(await weights()).toEqual(before)
  const shown = () => on.world.run((tx) => shownTo(tx, ada))
  expect(JSON.stringify(await shown())).toContain(ben)
  const { catalogue, secret } = on.world
  const erasure = { actor: systemActor('test'), personals: catalogue.personal, secret }
  await on.world.run((tx) => erasePerson(tx, { personId: ben, ...erasure }))
  expect(JSON.stringify(await shown())).not.toContain(ben)
})

test('nobody who was listed learns of it, and neither does any admin', async () => {
  const { ada, chidi, ask } = await helpedBySecond()
  const [ben] = await on.people('Ben')
  for (const other of [ben, chidi]) {
    const data = JSON.stringify(await on.do(other, 'me.export'))
    expect(data).toContain('"suggestedToMe":[]')
  }
  expect(JSON.stringify(await on.do(ada, 'me.export'))).toContain(`"suggestedToMe":[{"askId":"${ask.id}"`)
})
