import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '../refusal.ts'
import { seal, unseal } from './sealed.ts'
import { keyFromText } from './secret-key.ts'

const secret = keyFromText('a secret of at least thirty-two letters')

test('a sealed token opens to the same text, and two seals of it look different', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal(secret, 'slack.token/per_1', text)
      expect(unseal(secret, 'slack.token/per_1', sealed)).toBe(text)
      expect(seal(secret, 'slack.token/per_1', text)).not.toBe(sealed)
    }),
  )
})

test("one person's sealed token put into another's row does not open", () => {
  const sealed = seal(secret, 'slack.token/per_1', 'xoxb')
  expect(unseal(secret, 'slack.token/per_2', sealed)).toEqual(refuse('sealed.unreadable'))
  expect(unseal(keyFromText('another secret of thirty-two letters'), 'slack.token/per_1', sealed)).toEqual(
    refuse('sealed.unreadable'),
  )
})

test('a sealed token that was changed, cut or never ours is refused without a crash', () => {
  const sealed = seal(secret, 'slack.token/per_1', 'xoxb')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let place = 0; place < bytes.length; place++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    expect(unseal(secret, 'slack.token/per_1', `a1.${changed.toString('base64url')}`)).toEqual(
      refuse('sealed.unreadable'),
    )
  }
  for (const other of ['', 'a1.', 'a1.AAAA', 'a2.' + sealed.slice(3), 'plain text']) {
    expect(unseal(secret, 'slack.token/per_1', other)).toEqual(refuse('sealed.unreadable'))
  }
})
