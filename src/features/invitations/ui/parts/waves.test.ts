import { expect, test } from 'vitest'
import type { Text } from '#kit/text/text.tsx'
import type { Plan } from '../../schema.ts'
import { sayWaves, wavesOf } from './waves.ts'

const say = (key: string, values: object = {}) => `${key}${JSON.stringify(values)}`
const t: Text = Object.assign(say, { language: 'en' })
const clock = { now: Date.parse('2026-05-19T09:00:00Z'), zone: 'UTC', language: 'en' }

const person = (name: string, state: Plan['waves'][number]['people'][number]['state']) => ({
  person: { id: name, name: `${name} Example` },
  state,
  at: null,
  channel: 'web' as const,
  why: [],
})

const plan: Plan = {
  waves: [
    {
      number: 1,
      at: '2026-05-18T09:00:00Z',
      state: 'sent',
      size: 2,
      people: [person('Ada', 'yes'), person('Ben', 'reached')],
    },
    {
      number: 2,
      at: '2026-05-20T09:00:00Z',
      state: 'dropped',
      size: 3,
      people: [person('Chidi', 'expected')],
    },
  ],
  widen: [{ kind: 'team', at: '2026-05-21T09:00:00Z' }],
  passes: [],
  worksWith: [],
  chance: null,
}

test('after a yes the waves that never came are gone and the team was not needed', () => {
  const waves = wavesOf(plan, true, clock, t)
  expect(waves.map(({ state }) => state)).toEqual(['done', 'stopped'])
  expect(waves[0]?.people.map(({ name, state }) => [name, state])).toEqual([
    ['Ada', 'yes'],
    ['Ben', 'asked'],
  ])
})

test('A6 the sentence names everybody and every group that the picture shows, on the way and when it is over', () => {
  const [first, second] = plan.waves
  if (first === undefined || second === undefined) throw new Error('The plan has two waves.')
  const coming = { ...second, state: 'planned' as const }
  const held = { ...first, people: [...first.people, person('Dana', 'waiting')] }
  const widen: Plan['widen'] = [
    { kind: 'suggested', at: '2026-05-18T12:00:00Z' },
    { kind: 'team', at: '2026-05-21T09:00:00Z' },
    { kind: 'everyone', at: '2026-05-22T09:00:00Z' },
  ]
  for (const isOver of [false, true]) {
    const whole = { ...plan, waves: [held, coming], widen }
    const drawn = wavesOf(whole, isOver, clock, t)
    const words = sayWaves(whole, isOver, clock, t)
    for (const { name } of drawn.flatMap(({ people }) => people)) expect(words).toContain(name)
    for (const { kind } of widen) expect(words).toMatch(new RegExp(`(?:step|next)\\.${kind}`))
    expect(drawn.flatMap(({ people }) => people).map(({ name }) => name)).toEqual(
      isOver ? ['Ada', 'Ben'] : ['Ada', 'Ben', 'Dana', 'Chidi'],
    )
  }
})

test('the sentence names whom the picture shows, and nobody who was never told', () => {
  const words = sayWaves(plan, true, clock, t)
  expect(words).toContain('Ada')
  expect(words).toContain('Ben')
  expect(words).not.toContain('Chidi')
})
