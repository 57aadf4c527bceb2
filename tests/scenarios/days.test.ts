import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later } from '#engine/time/instant.ts'
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

const named = (...people: readonly string[]) => ({
  audience: { kind: 'people', people },
  needBy: iso(later(now, 20 * DAY)),
})
const date = (ahead: number) => iso(later(now, ahead * DAY)).slice(0, 10)

test('on a day off nothing comes, and the next morning it does', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const hours = { mon: ['08:00', '17:00'], tue: ['08:00', '17:00'], wed: ['08:00', '17:00'] }
  await on.do(ada, 'reach.changeMe', { hours, daysOff: [date(0), date(1)] })
  await on.send(ines, named(ada))
  await on.travel(later(now, 2 * DAY - 2 * HOUR))
  expect(await on.invitations(ada)).toEqual([])
  expect(await on.mailsTo(ada)).toEqual([])
  await on.travel(later(now, 2 * DAY - HOUR))
  expect(await on.invitations(ada)).toHaveLength(1)
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
})

test('focus with an end holds what can wait, and only who allows it is reached by what is urgent', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const focusUntil = iso(later(now, 2 * HOUR))
  await on.do(ada, 'reach.changeMe', { focusUntil })
  await on.do(ben, 'reach.changeMe', { focusUntil, urgentAllowed: true })
  const ask = await on.send(ines, { ...named(ada, ben), urgent: true })
  expect(await on.invitations(ada)).toEqual([])
  expect(await on.invitations(ben)).toMatchObject([{ askId: ask.id }])
  await on.travel(later(now, 2 * HOUR))
  expect(await on.invitations(ada)).toMatchObject([{ askId: ask.id }])
})

test('a limit for one day holds the second ask until tomorrow, though the week has room', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const hours = Object.fromEntries(['mon', 'tue', 'wed'].map((day) => [day, ['09:00', '17:00']]))
  await on.do(ada, 'reach.changeMe', { dailyLimit: 1, hours })
  await on.send(ines, named(ada))
  const second = await on.send(ines, named(ada))
  expect(await on.invitations(ada)).toHaveLength(1)
  const [planned] = (await on.plan(ines, second.id)).waves[0]?.people ?? []
  expect(planned).toMatchObject({ state: 'waiting', at: iso(later(now, DAY)) })
  await on.travel(later(now, DAY))
  expect(await on.invitations(ada)).toHaveLength(2)
})

test('who doesn’t want to be asked about a topic isn’t suggested for it, and can still be named', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  for (const one of [ada, ben]) await on.knows(one, 'gyroscope calibration')
  await on.do(ada, 'reach.changeMe', { topicsOff: ['gyroscope'] })
  const { people } = await on.do<{ people: { person: { id: string } }[] }>(ines, 'who', {
    text: 'gyroscopes drift',
  })
  expect(people.map(({ person }) => person.id)).toEqual([ben])
  const ask = await on.send(ines, { text: 'gyroscope drift', ...named(ada) })
  expect(await on.invitations(ada)).toMatchObject([{ askId: ask.id }])
})
