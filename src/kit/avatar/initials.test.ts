import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test('two names give two letters, one name gives its first two', () => {
  expect(initialsOf('Ada Okafor')).toBe('AO')
  expect(initialsOf('Ben de la Cruz')).toBe('BC')
  expect(initialsOf('Dana')).toBe('DA')
})

test('an address, a remark in brackets and an empty name still give something', () => {
  expect(initialsOf('goran.petrov')).toBe('GP')
  expect(initialsOf('Farah Haddad (on leave)')).toBe('FH')
  expect(initialsOf('')).toBe('?')
  expect(initialsOf('—')).toBe('?')
})

test('no letter is cut in half', () => {
  expect(initialsOf('E\u0301mile Zola')).toBe('E\u0301Z')
  expect(initialsOf('李 明')).toBe('李明')
})
