import { expect, test } from 'vitest'
import { audienceOf, byDay, endOfNextWorkingDay, planSteps, timesToChoose } from './plan.ts'

const zone = 'Europe/Berlin'
const monday = Date.parse('2026-05-18T08:00:00Z')
const friday = Date.parse('2026-05-22T15:00:00Z')

test('named people are asked now, and each wider step comes later, by day, on a quarter of an hour', () => {
  const steps = planSteps({ people: ['ada'], widen: { suggested: null, team: null } }, friday, monday, zone)
  expect(steps.map(({ kind }) => kind)).toEqual(['people', 'suggested', 'team'])
  expect(steps[0]?.at).toBeNull()
  for (const { at } of steps.slice(1)) {
    expect((at ?? 0) % (15 * 60_000)).toBe(0)
    expect(byDay(at ?? 0, friday, zone)).toBe(at)
  }
  expect(steps[2]?.at ?? 0).toBeGreaterThan(steps[1]?.at ?? Number.POSITIVE_INFINITY)
  expect(steps[2]?.at ?? 0).toBeLessThan(friday)
})

test('where nobody is named the nearest step that is on is asked now', () => {
  const kinds = (widen: Record<string, null>) =>
    planSteps({ people: [], widen }, friday, monday, zone).map(({ kind }) => kind)
  expect(kinds({ team: null, everyone: null })).toEqual(['team', 'everyone'])
  expect(kinds({})).toEqual(['suggested'])
})

test('a time that the asker chose is kept, and later steps stay later', () => {
  const chosen = Date.parse('2026-05-21T12:00:00Z')
  const steps = planSteps({ people: ['ada'], widen: { suggested: chosen, team: null } }, friday, monday, zone)
  expect(steps[1]?.at).toBe(chosen)
  expect(steps[2]?.at ?? 0).toBeGreaterThan(chosen)
})

test('what is shown is what is sent', () => {
  const steps = planSteps({ people: ['ada'], widen: { team: null } }, friday, monday, zone)
  expect(audienceOf(steps, ['ada'])).toEqual({
    audience: { kind: 'people', people: ['ada'] },
    widen: [{ kind: 'team', at: new Date(steps[1]?.at ?? 0).toISOString() }],
  })
  expect(audienceOf([{ kind: 'suggested', at: null }], [])).toEqual({ audience: { kind: 'suggested' } })
})

test('without a deadline the end of the next working day holds, over weekends and the change of clocks', () => {
  const at = (iso: string) => new Date(endOfNextWorkingDay(Date.parse(iso), zone)).toISOString()
  expect(at('2026-05-18T08:00:00Z')).toBe('2026-05-19T15:00:00.000Z')
  expect(at('2026-05-22T08:00:00Z')).toBe('2026-05-25T15:00:00.000Z')
  expect(at('2026-03-27T10:00:00Z')).toBe('2026-03-30T15:00:00.000Z')
})

test('no time is offered after the deadline', () => {
  const noon = Date.parse('2026-05-18T10:30:00Z')
  expect(timesToChoose(monday, noon, zone).every((at) => at < noon)).toBe(true)
  expect(timesToChoose(monday, friday, zone).length).toBeGreaterThan(4)
})
