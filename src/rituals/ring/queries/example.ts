import { exampleId } from '#features/asks/schema.ts'
import type { RingView } from '../schema.ts'

const seatId = '3c6e9g2j5m8p1r4t7w0z3b6d9f'
const tableId = `${exampleId}-1`
const clock = { seconds: 300, endsAt: '2026-05-18T13:05:00.000Z', leftSeconds: null }
const totals = {
  seats: 1,
  ready: 1,
  cards: 1,
  offers: 0,
  cardsWithOffer: 0,
  introductions: 0,
  newPairs: 0,
  hours: null,
  told: 0,
}

export const exampleRing: RingView = {
  seq: 2,
  serverTime: '2026-05-18T13:00:00.000Z',
  ring: {
    id: exampleId,
    title: 'Monday ring',
    form: 'live',
    startsAt: '2026-05-18T13:00:00.000Z',
    zone: 'Europe/Berlin',
    language: 'en',
    rounds: ['work'],
    minutesPerAsk: 2,
    expected: 16,
    code: 'ash 4271',
    joinUrl: '/r/ash-4271',
    phase: 'lobby',
    step: 'r0',
    run: [{ phase: 'lobby', seconds: 300 }],
    clock,
    isPaused: false,
    hostId: seatId,
    hostGoneSince: null,
    thanks: [],
    totals,
  },
  tables: [
    { id: tableId, number: 1, seatIds: [seatId], turn: null, nextSeatIds: [], turnsDone: 0, turnsAll: 0 },
  ],
  seats: [{ id: seatId, tableId, name: 'Ada Park', isGuest: false, isHere: true, hasSpoken: false }],
  cards: [],
  offers: [],
  mine: {
    seatId,
    role: 'host',
    cards: [],
    turnsUntilMine: null,
    unseenCardIds: [],
    fits: [],
    promises: [],
    tally: null,
    may: ['write', 'leave', 'press'],
  },
  host: null,
}

export const exampleSeatId = seatId
