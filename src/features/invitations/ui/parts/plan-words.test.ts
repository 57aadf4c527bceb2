import { expect, test } from 'vitest'
import type { Text } from '#kit/text/text.tsx'
import { sayPreview } from './plan-words.ts'

const SAID: Readonly<Record<string, (values: Record<string, string>) => string>> = {
  'invitations.ui.now': () => 'now',
  'invitations.ui.preview.first': ({ names, when }) => `${names} first, ${when}.`,
  'invitations.ui.preview.step': ({ names, when }) => `${names} ${when}`,
  'invitations.ui.preview.then': ({ steps }) => `Then ${steps}.`,
  'invitations.ui.preview.nobody': () => 'Nobody.',
}
const t: Text = Object.assign(
  (key: string, values: object = {}) => SAID[key]?.(values as Record<string, string>) ?? key,
  { language: 'en' },
)
const clock = { now: Date.parse('2026-05-18T09:00:00Z'), zone: 'UTC', language: 'en' }
const wave = (at: string, ...names: string[]) => ({ at, people: names.map((name) => ({ person: { name } })) })

test('the plan in words names everybody with their time, in the order of the plan', () => {
  const waves = [
    wave('2026-05-18T09:00:00Z', 'Ada Ito'),
    wave('2026-05-18T11:30:00Z', 'Ben Ode', 'Chidi Obi'),
    wave('2026-05-19T09:00:00Z', 'Dana Roth'),
  ]
  expect(sayPreview(waves, clock, t)).toBe(
    'Ada first, now. Then Ben and Chidi today 11:30 and Dana tomorrow 09:00.',
  )
})

test('one wave is one sentence, and nobody is said too', () => {
  expect(sayPreview([wave('2026-05-19T09:00:00Z', 'Ada Ito')], clock, t)).toBe('Ada first, tomorrow 09:00.')
  expect(sayPreview([], clock, t)).toBe('Nobody.')
})
