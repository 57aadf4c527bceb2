import { expect, test } from 'vitest'
import type { TimesView } from '../../schema.ts'
import { choicesOf, sayBoth } from './say-times.ts'

const text = Object.assign((key: string, values: object = {}) => `${key} ${JSON.stringify(values)}`, {
  language: 'en',
})
const clock = { now: Date.parse('2026-11-23T09:00:00Z'), zone: 'Europe/Berlin', language: 'en' }
const time = (startsAt: string, may: string[] = ['take']) => ({ startsAt, endsAt: startsAt, by: null, may })
const times: TimesView = {
  effortMinutes: 20,
  other: { id: 'ife', name: 'Ife Obi' },
  otherZone: 'America/New_York',
  agreed: null,
  items: [time('2026-11-23T14:00:00.000Z'), time('2026-11-24T15:00:00.000Z', [])],
  may: [],
}

test('each time is said in both places, and one’s own proposal is no button', () => {
  expect(choicesOf(times, clock, text)).toEqual([
    {
      id: '2026-11-23T14:00:00.000Z',
      label: 'Today 15:00',
      detail: 'times.ui.theirs {"time":"09:00","name":"Ife"}',
    },
  ])
})

test('where both clocks show the same, a time is said once', () => {
  const near = { ...times, otherZone: 'Europe/Paris' }
  expect(choicesOf(near, clock, text)[0]).toEqual({
    id: '2026-11-23T14:00:00.000Z',
    label: 'Today 15:00',
  })
  expect(sayBoth('2026-11-23T14:00:00.000Z', near, clock, text)).toBe('today 15:00')
})
