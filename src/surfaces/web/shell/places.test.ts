import { expect, test } from 'vitest'
import { hasOwnPrimary, placeOfPath, safeNext } from './places.ts'

test('the ask button of the rail is quiet where the page has a loud one of its own', () => {
  expect(['/', '/ask/new', '/asks/a1', '/for-you', '/people', '/people/p1'].every(hasOwnPrimary)).toBe(true)
  expect(['/asks', '/admin'].some(hasOwnPrimary)).toBe(false)
})

test('an ask and a new ask belong to My asks', () => {
  expect(placeOfPath('/ask/new')).toBe('/asks')
  expect(placeOfPath('/asks/a1')).toBe('/asks')
  expect(placeOfPath('/people/p1')).toBe('/people')
  expect(placeOfPath('/')).toBe('/')
  expect(placeOfPath('/settings')).toBe('')
})

test('after sign-in nobody can be sent to another site', () => {
  expect(safeNext('/asks/a1?tab=done')).toBe('/asks/a1?tab=done')
  for (const evil of ['//evil.example', '/\\evil.example', 'https://evil.example', undefined, 7])
    expect(safeNext(evil)).toBe('/')
})
