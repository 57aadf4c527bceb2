import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { lazyCoach } from './lazy.ts'
import { analyse } from './read.ts'

const CONTEXT = { now: instant(Date.UTC(2026, 4, 19, 11, 5)), zone: 'Europe/Berlin' }

test('a German draft is marked once its words have come, an English one at once', async () => {
  const german = 'Könntest du bitte bis Freitag 12 Uhr die Preisliste prüfen?'
  const english = 'Could you check the price list by Friday noon?'
  let read = lazyCoach(() => {})
  const loaded = new Promise<void>((resolve) => {
    read = lazyCoach(() => {
      if (read(german, CONTEXT).marks.timeBound > 0) resolve()
    })
  })
  expect(read(english, CONTEXT)).toEqual(analyse(english, CONTEXT))
  expect(read(german, CONTEXT).marks.timeBound).toBe(0)
  await loaded
  expect(read(german, CONTEXT)).toEqual(analyse(german, CONTEXT))
  expect(read(german, CONTEXT).slots.deadline?.local).toBe('2026-05-22T12:00')
})

test('a fragment is read as an ask once the second look has come', async () => {
  const text = 'lift to the Basel site thu morning'
  let read = lazyCoach(() => {})
  const loaded = new Promise<void>((resolve) => {
    read = lazyCoach(resolve)
  })
  expect(read(text, CONTEXT).marks.action).toBe(0)
  await loaded
  expect(read(text, CONTEXT)).toEqual(analyse(text, CONTEXT))
  expect(read(text, CONTEXT).marks.action).toBe(2)
})
