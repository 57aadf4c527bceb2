import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import type { PlanPreview } from '#features/invitations/planning/schema.ts'
import { iso, type PlanView, type Stage, stage } from './stage.ts'

let on: Stage
let now: Instant

beforeAll(async () => {
  on = await stage()
})
beforeEach(async () => {
  now = await on.monday()
})
afterAll(() => on.world.close())

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'] as const
let topics = 0

/** An asker, and ten who know about something that nobody else knows about. */
async function office() {
  const [ines, ...helpers] = await on.people('Ines', ...NAMES)
  topics += 1
  const text = `The quench${topics} bath of furnace${topics} smokes.`
  for (const helper of helpers) await on.knows(helper, `quench${topics} bath furnace${topics}`)
  return { ines, helpers, text }
}

const inShort = (waves: PlanView['waves'] | PlanPreview['waves']) =>
  waves.map(({ at, people }) => ({ at, people: people.map(({ person }) => person.id) }))

async function reachedFor(askId: string, people: readonly string[]) {
  const rows = await Promise.all(people.map((one) => on.invitations(one)))
  return rows.flatMap((own, place) =>
    own
      .filter((row) => row.askId === askId)
      .map((row) => ({ person: people[place] ?? '', at: row.reachedAt })),
  )
}

const expected = (plan: PlanView) =>
  plan.waves.flatMap(({ at, people }) =>
    people.filter(({ state }) => state === 'expected').map(({ person }) => ({ person: person.id, at })),
  )

test('C5 the plan that is shown before sending is the plan that is scheduled and the plan that happens', async () => {
  const { ines, helpers, text } = await office()
  const needBy = iso(later(now, 8 * HOUR))
  const audience = { kind: 'suggested' }
  const shown = await on.do<PlanPreview>(ines, 'asks.previewPlan', { text, audience, needBy })
  expect(shown.waves.length).toBeGreaterThan(2)
  expect(shown.chance).toBeNull()
  for (const helper of helpers) expect(await on.invitations(helper)).toEqual([])
  const ask = await on.send(ines, { text, needBy, audience })
  expect(inShort((await on.plan(ines, ask.id)).waves)).toEqual(inShort(shown.waves))
  const promised = shown.waves.flatMap(({ at, people }) =>
    people.map(({ person }) => ({ person: person.id, at })),
  )
  const last = instant(Date.parse(shown.waves.at(-1)?.at ?? ''))
  await on.travel(last)
  const happened = await reachedFor(ask.id, helpers)
  expect(happened.toSorted(byPerson)).toEqual(promised.toSorted(byPerson))
  const seers = await Promise.all(helpers.map((one) => on.seen(one)))
  expect(seers.filter((seen) => seen.includes(ask.id))).toHaveLength(promised.length)
})

const byPerson = (a: { person: string }, b: { person: string }) => (a.person < b.person ? -1 : 1)

test('named people are asked at once, each when they may be reached, as the preview says', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const until = later(now, 3 * HOUR)
  await on.do(ben, 'reach.changeMe', { pausedUntil: iso(until) })
  const fields = {
    text: 'Please look.',
    audience: { kind: 'people', people: [ada, ben] },
    needBy: iso(later(now, DAY)),
  }
  const shown = await on.do<PlanPreview>(ines, 'asks.previewPlan', fields)
  expect(shown.waves[0]?.people.map(({ at }) => at)).toEqual([iso(now), iso(until)])
  const ask = await on.send(ines, fields)
  await on.travel(until)
  expect(await reachedFor(ask.id, [ada, ben])).toEqual([
    { person: ada, at: iso(now) },
    { person: ben, at: iso(until) },
  ])
})

test('the plan shows who would be asked later, and why, to the asker alone', async () => {
  const { ines, helpers, text } = await office()
  const ask = await on.send(ines, {
    text,
    needBy: iso(later(now, 4 * HOUR)),
    audience: { kind: 'suggested' },
  })
  const plan = await on.plan(ines, ask.id)
  expect(plan.waves[0]?.people.map((one) => one.state)).toContain('reached')
  expect(expected(plan).length).toBeGreaterThan(1)
  const why = plan.waves.at(-1)?.people[0]?.why.join(' ')
  expect(why).toContain('helped with 3 asks')
  expect(plan.chance).toBeNull()
  expect(JSON.stringify(plan)).not.toMatch(/yes"?:|pace|median|cost/i)
  expect(await on.refused(helpers[0], 'asks.plan', { askId: ask.id })).toMatch(/onlyTheAsker|notFound/)
})

test('a no changes nothing that the asker sees until the plan is looked at anyway, and is made up for then', async () => {
  const { ines, helpers, text } = await office()
  const needBy = later(now, 8 * HOUR)
  const ask = await on.send(ines, { text, needBy: iso(needBy), audience: { kind: 'suggested' } })
  const before = await on.plan(ines, ask.id)
  const events = await on.timeline(ines, ask.id)
  for (const { person } of await reachedFor(ask.id, helpers)) {
    const [row] = await on.invitations(person)
    await on.do(person, 'invitations.decline', { invitationId: row?.id ?? '' })
  }
  await on.settle()
  expect(await on.plan(ines, ask.id)).toEqual(before)
  expect(await on.timeline(ines, ask.id)).toEqual(events)
  await on.travel(later(needBy, -MINUTE))
  expect((await reachedFor(ask.id, helpers)).length).toBeGreaterThan(2)
})

test('who pauses is out of the plan at once, and somebody else is in it', async () => {
  const { ines, helpers, text } = await office()
  const ask = await on.send(ines, {
    text,
    needBy: iso(later(now, 8 * HOUR)),
    audience: { kind: 'suggested' },
  })
  const next = expected(await on.plan(ines, ask.id))[0]?.person ?? ''
  await on.do(next, 'reach.changeMe', { pausedUntil: iso(later(now, 5 * DAY)) })
  await on.settle()
  const after = expected(await on.plan(ines, ask.id))
  expect(after.map(({ person }) => person)).not.toContain(next)
  expect(after.length).toBeGreaterThan(0)
  await on.travel(later(now, 8 * HOUR))
  expect(await on.invitations(next)).toEqual([])
  expect((await reachedFor(ask.id, helpers)).length).toBeGreaterThan(1)
})

test('when the deadline moves nearer, people are asked sooner', async () => {
  const { ines, helpers, text } = await office()
  const ask = await on.send(ines, { text, needBy: iso(later(now, 3 * DAY)), audience: { kind: 'suggested' } })
  expect(await reachedFor(ask.id, helpers)).toHaveLength(1)
  const needBy = later(now, 2 * HOUR)
  await on.do(ines, 'asks.edit', { askId: ask.id, needBy: iso(needBy) })
  await on.settle()
  const all = [...(await reachedFor(ask.id, helpers)), ...expected(await on.plan(ines, ask.id))]
  expect(all.every(({ at }) => Date.parse(at) < needBy)).toBe(true)
  expect((await reachedFor(ask.id, helpers)).length).toBeGreaterThan(1)
})

test('waves that were missed while nothing ran come as one, and nobody is asked twice', async () => {
  const { ines, helpers, text } = await office()
  const ask = await on.send(ines, { text, needBy: iso(later(now, 3 * DAY)), audience: { kind: 'suggested' } })
  const planned = expected(await on.plan(ines, ask.id))
  expect(planned.length).toBeGreaterThan(3)
  on.world.clock.moveTo(later(now, 2.5 * DAY))
  await on.settle()
  const caughtUp = await reachedFor(ask.id, helpers)
  expect(new Set(caughtUp.map(({ at }) => at)).size).toBe(2)
  expect(caughtUp.length).toBeLessThanOrEqual(planned.length + 1)
  expect(new Set(caughtUp.map(({ person }) => person)).size).toBe(caughtUp.length)
})

test('the asker may move a wave: it comes then, the plan goes around it, and nobody is asked out of hours', async () => {
  const { ines, helpers, text } = await office()
  const ask = await on.send(ines, {
    text,
    needBy: iso(later(now, 8 * HOUR)),
    audience: { kind: 'suggested' },
  })
  const wave = (await on.plan(ines, ask.id)).waves.find(({ state }) => state === 'planned')
  const who = wave?.people[0]?.person.id ?? ''
  const at = later(now, 5 * HOUR + 7 * MINUTE)
  const move = { askId: ask.id, number: wave?.number ?? 0, at: iso(at) }
  const moved = await on.do<PlanView>(ines, 'asks.changePlan', move)
  expect(expected(moved)).toContainEqual({ person: who, at: iso(at) })
  expect(await on.refused(ines, 'asks.changePlan', { ...move, number: 1 })).toBe('plan.nothingToMove')
  const last = moved.waves.find(({ people }) => people.some(({ person }) => person.id === who))?.number
  const late = { ...move, number: last ?? 0, at: iso(later(now, 9 * HOUR)) }
  expect(await on.refused(ines, 'asks.changePlan', late)).toBe('plan.outOfTime')
  expect(await on.refused(helpers[0], 'asks.changePlan', move)).toMatch(/onlyTheAsker|notFound/)
  await on.travel(at)
  expect(await reachedFor(ask.id, [who])).toEqual([{ person: who, at: iso(at) }])
})

test('where somebody else’s ask took the last place, another is asked, and nobody sees why', async () => {
  const { ines, helpers, text } = await office()
  const [emre] = await on.people('Emre')
  const needBy = iso(later(now, 8 * HOUR))
  const ask = await on.send(ines, { text, needBy, audience: { kind: 'suggested' } })
  const [next] = expected(await on.plan(ines, ask.id))
  await on.do(next?.person ?? '', 'reach.changeMe', { limit: 1 })
  await on.settle()
  const planned = expected(await on.plan(ines, ask.id)).map(({ person }) => person)
  expect(planned).toContain(next?.person)
  await on.send(emre, { text: 'You?', needBy, audience: { kind: 'people', people: [next?.person ?? ''] } })
  await on.travel(later(now, 8 * HOUR))
  const reached = (await reachedFor(ask.id, helpers)).map(({ person }) => person)
  expect(reached).not.toContain(next?.person)
  expect(reached.length).toBeGreaterThan(1)
  expect(await on.invitations(next?.person ?? '')).toHaveLength(1)
})
