import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR, instant, later } from '#engine/time/instant.ts'
import { refuse } from '../refusal.ts'
import { readIntent, signIntent } from './intent.ts'
import { keyFromText } from './secret-key.ts'
import { sign, verify } from './token.ts'

const secret = keyFromText('a secret of at least thirty-two letters')
const now = instant(Date.UTC(2026, 4, 20, 9))
const inAnHour = later(now, HOUR)

test('what was signed is read back until its last moment and not one millisecond longer', () => {
  const token = sign(secret, 'answer', { ask: 'ask_1' }, inAnHour)
  expect(verify(secret, 'answer', token, inAnHour)).toEqual({
    payload: { ask: 'ask_1' },
    expiresAt: inAnHour,
  })
  expect(verify(secret, 'answer', token, later(inAnHour, 1))).toEqual(refuse('link.expired'))
})

test('a link for one purpose opens nothing else, and neither does one of another organisation', () => {
  const token = sign(secret, 'unsubscribe', 'per_1', inAnHour)
  expect(verify(secret, 'answer', token, now)).toEqual(refuse('link.unknown'))
  expect(verify(keyFromText('another secret of thirty-two letters'), 'unsubscribe', token, now)).toEqual(
    refuse('link.unknown'),
  )
})

test('a token fits into a path as it is, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string(), (text, purpose) => {
      const token = sign(secret, purpose, { text }, inAnHour)
      expect(token).toMatch(/^[A-Za-z0-9_.-]+$/)
      expect(verify(secret, purpose, token, now)).toMatchObject({ payload: { text } })
    }),
  )
})

test('no other spelling of a token is accepted, wherever one character is changed, left out or added', () => {
  const token = sign(secret, 'answer', { ask: 'ask_1' }, inAnHour)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ '
  for (let place = 0; place < token.length; place++) {
    for (const letter of alphabet) {
      if (letter === token[place]) continue
      const changed = token.slice(0, place) + letter + token.slice(place + 1)
      expect(verify(secret, 'answer', changed, now)).toEqual(refuse('link.unknown'))
    }
    expect(verify(secret, 'answer', token.slice(0, place), now)).toEqual(refuse('link.unknown'))
  }
  expect(verify(secret, 'answer', `${token}=`, now)).toEqual(refuse('link.unknown'))
})

test('rubbish is refused and never a crash', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3_000 }), (rubbish) => {
      expect(verify(secret, 'answer', rubbish, now)).toEqual(refuse('link.unknown'))
    }),
  )
})

test("an answer's link says which command, with what, and as whom", () => {
  const intent = { intent: 'invitations.accept', params: { invitationId: 'inv_7' }, person: 'per_ada' }
  const token = signIntent(secret, intent, inAnHour)
  expect(readIntent(secret, token, now)).toEqual({ ...intent, expiresAt: inAnHour })
  expect(readIntent(secret, token, later(inAnHour, 1))).toEqual(refuse('link.expired'))
  expect(readIntent(secret, sign(secret, 'intent', { i: 1 }, inAnHour), now)).toEqual(refuse('link.unknown'))
})
