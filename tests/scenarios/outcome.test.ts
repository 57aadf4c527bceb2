import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import type { EvidenceView } from '#features/evidence/schema.ts'
import type { Candidate } from '#features/invitations/schema.ts'
import { iso, type Stage, stage } from './stage.ts'

let on: Stage
let now: Instant

beforeAll(async () => {
  on = await stage({ mail: false })
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.world.close())

/** An ask of Ines' that Ada helped with, closed like this. */
async function helped(ines: string, ada: string, text: string, closing: object) {
  const needBy = iso(later(now, DAY))
  const ask = await on.send(ines, { text, needBy, audience: { kind: 'people', people: [ada] } })
  const invitation = (await on.invitations(ada)).find((one) => one.askId === ask.id)
  await on.do(ada, 'invitations.accept', { invitationId: invitation?.id })
  await on.do(ines, 'asks.close', { askId: ask.id, ...closing })
  await on.settle()
  return ask.id
}

const known = async (viewer: string, personId: string) =>
  (await on.do<{ items: EvidenceView[] }>(viewer, 'evidence.list', { personId })).items

async function reasons(asker: string, helper: string, text: string): Promise<string> {
  const { people } = await on.do<{ people: Candidate[] }>(asker, 'who', { text, limit: 20 })
  return JSON.stringify(people.find((one) => one.person.id === helper)?.reasons ?? [])
}

test('what was kept for others is a reason for everybody; what was not, for those in it alone', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  await helped(ines, ada, 'zymurgy hydrometer readings', {
    outcome: 'solved',
    keep: true,
    note: 'Cool it first.',
  })
  await helped(ines, ada, 'quaternion gimbal lock', { outcome: 'partly', note: 'Use the other axis.' })
  expect(await reasons(ben, ada, 'zymurgy hydrometer')).toContain('helped')
  const between = (await known(ada, ada)).find((piece) => piece.text.startsWith('quaternion'))?.id ?? 'none'
  expect(await reasons(ines, ada, 'quaternion gimbal')).toContain(between)
  expect(await reasons(ben, ada, 'quaternion gimbal')).not.toContain(between)
  expect((await known(ben, ada)).map((piece) => piece.text)).toEqual([
    'zymurgy hydrometer readings\nCool it first.',
  ])
  expect(await known(ada, ada)).toHaveLength(2)
})

test('help that led nowhere is no evidence', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await helped(ines, ada, 'xylophone bars', { outcome: 'not', keep: true })
  expect(await known(ada, ada)).toEqual([])
})

test('an ask opened again takes back what it taught until it ends anew', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const askId = await helped(ines, ada, 'wherry rigging', {
    outcome: 'solved',
    keep: true,
    note: 'Loosen it.',
  })
  await on.do(ines, 'asks.reopen', { askId })
  await on.settle()
  expect(await known(ben, ada)).toEqual([])
  await on.do(ines, 'asks.close', { askId, outcome: 'solved', note: 'Between us.' })
  await on.settle()
  expect(await known(ben, ada)).toEqual([])
  expect((await known(ada, ada)).map((piece) => piece.text)).toEqual(['wherry rigging\nBetween us.'])
})

test('what its owner removed stays removed when the import runs again, and is theirs alone to remove', async () => {
  const [lena, ada, ben] = await on.people('Lena', 'Ada', 'Ben')
  await on.world.pool.query(`update people_persons set role = 'admin' where id = $1`, [lena])
  const { email } = await on.do<{ email: string }>(ada, 'people.get', { personId: ada })
  const line = {
    time: '2026-03-12T16:45:00Z',
    people: [[email, 'author']],
    text: 'velocipede brakes',
    source: 'git',
  }
  const batch = { items: [line, { ...line, people: [['nobody@example.org', 'author']] }] }
  expect(await on.do(lena, 'evidence.add', batch)).toEqual({ added: 1, known: 0, unknownPeople: 1 })
  expect(await on.do(lena, 'evidence.add', batch)).toEqual({ added: 0, known: 1, unknownPeople: 1 })
  const [piece] = await known(ada, ada)
  expect(await on.refused(ben, 'evidence.remove', { evidenceId: piece?.id })).toBe('request.notFound')
  await on.do(ada, 'evidence.remove', { evidenceId: piece?.id })
  await on.do(lena, 'evidence.add', batch)
  expect(await known(ada, ada)).toEqual([])
  expect(await reasons(ben, ada, 'velocipede brakes')).not.toContain('velocipede')
})

test('a chance is told once there are twenty outcomes, for the ask as a whole', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  await on.do(ada, 'reach.changeMe', { limit: 50 })
  for (let n = 0; n < 20; n++) await helped(ines, ada, `ukulele ${n}`, { outcome: n % 2 ? 'solved' : 'not' })
  const ask = await on.send(ines, { text: 'ukulele', audience: { kind: 'people', people: [ben] } })
  const plan = await on.plan(ines, ask.id)
  expect(plan.chance).toBeGreaterThan(0.4)
  expect(plan.chance).toBeLessThan(0.75)
  expect(JSON.stringify(plan.waves)).not.toContain('chance')
})
