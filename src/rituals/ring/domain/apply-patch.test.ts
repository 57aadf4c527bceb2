import { expect, test } from 'vitest'
import type { RingView } from '../schema.ts'
import { applyPatch } from './apply-patch.ts'

const clock = { seconds: null, endsAt: null, leftSeconds: null }
const totals = {
  seats: 2,
  ready: 0,
  cards: 0,
  offers: 0,
  cardsWithOffer: 0,
  introductions: 0,
  newPairs: 0,
  hours: null,
  told: 0,
}
const seat = (id: string, name: string) => ({
  id,
  tableId: null,
  name,
  isGuest: false,
  isHere: true,
  hasSpoken: false,
})
const view: RingView = {
  seq: 7,
  serverTime: '2026-05-20T10:00:00.000Z',
  ring: {
    id: 'ring',
    title: 'Winter ring',
    form: 'live',
    startsAt: '2026-05-20T10:00:00.000Z',
    zone: 'Europe/Berlin',
    language: 'en',
    rounds: ['work'],
    minutesPerAsk: 2,
    expected: 8,
    code: 'ash 4271',
    joinUrl: 'http://localhost/r/ash-4271',
    phase: 'lobby',
    step: 'lobby',
    run: [],
    clock,
    isPaused: false,
    hostId: 'ada',
    hostGoneSince: null,
    thanks: [],
    totals,
  },
  tables: [],
  seats: [seat('ada', 'Ada'), seat('ben', 'Ben')],
  cards: [],
  offers: [],
  mine: {
    seatId: 'ben',
    role: 'participant',
    cards: [],
    turnsUntilMine: null,
    unseenCardIds: [],
    fits: [],
    promises: [],
    tally: null,
    may: [],
  },
  host: null,
}
const at = (seq: number) => ({ seq, serverTime: '2026-05-20T10:00:01.000Z' })

test('a newcomer comes last and a changed seat keeps its place', () => {
  const next = applyPatch(view, { ...at(8), seats: [seat('chidi', 'Chidi'), seat('ada', 'Ada L.')] })
  expect(next.seats.map((one) => one.name)).toEqual(['Ada L.', 'Ben', 'Chidi'])
})

test('whoever was removed is gone', () => {
  expect(applyPatch(view, { ...at(8), gone: ['ben'] }).seats.map((one) => one.id)).toEqual(['ada'])
})

test('the same patch twice is one, and an older one changes nothing', () => {
  const patch = { ...at(9), seats: [seat('chidi', 'Chidi')] }
  const once = applyPatch(view, patch)
  expect(applyPatch(once, patch)).toEqual(once)
  expect(applyPatch(once, { ...at(8), gone: ['chidi'] })).toBe(once)
})
