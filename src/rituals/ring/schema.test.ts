import { expect, test } from 'vitest'
import {
  GiveOffer,
  JoinRing,
  Joined,
  Press,
  RingPath,
  SettlePromise,
  SetUp,
  TellTally,
  WriteCard,
} from './schema.ts'

const ringId = '01890000-0000-7000-8000-000000000001'

test('a ring is set up with as little as a title, a time and who comes', () => {
  const said = {
    title: ' Winter ring ',
    startsAt: '2026-12-01T10:00:00Z',
    zone: 'Europe/Berlin',
    language: 'en',
    rounds: ['work'],
    expected: 24,
    who: 'team',
  }
  const given = SetUp.safeParse(said)
  expect(given.data).toMatchObject({ title: 'Winter ring', minutesPerAsk: 2, form: 'live', mixing: true })
})

test('a guest needs a code and a name, and gets a key to the seat', () => {
  expect(JoinRing.safeParse({ code: 'ash 4271', name: 'Ada' }).success).toBe(true)
  expect(JoinRing.safeParse({ code: 'ash 4271', name: ' ' }).success).toBe(false)
  expect(Joined.safeParse({ ringId, seatId: ringId, seatKey: null }).success).toBe(true)
})

test('a line on an offer has room for eighty letters and may be missing', () => {
  const offer = { ringId, cardId: ringId, kind: 'know' }
  expect(GiveOffer.safeParse(offer).data?.line).toBe('')
  expect(GiveOffer.safeParse({ ...offer, line: 'x'.repeat(81) }).success).toBe(false)
})

test('a press says which step it was pressed on, an estimate may stay untold', () => {
  expect(Press.safeParse({ ringId, press: 'next' }).success).toBe(false)
  expect(Press.safeParse({ ringId, press: 'next', from: 'lobby' }).success).toBe(true)
  expect(TellTally.safeParse({ ringId, hours: null, worth: null, importance: null }).success).toBe(true)
})

test('nothing that is not meant comes along', () => {
  expect(RingPath.safeParse({ ringId, as: 'host' }).success).toBe(false)
  expect(
    WriteCard.safeParse({ ringId, round: 'work', text: 'x', isReady: true, seatId: ringId }).success,
  ).toBe(false)
  expect(SettlePromise.safeParse({ ringId, offerId: ringId, to: 'open' }).success).toBe(false)
})
