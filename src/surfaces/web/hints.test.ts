import { expect, test } from 'vitest'
import { linkStateAfter, readHint, staleAfter } from './hints.ts'

test('news about an ask refreshes the ask, its timeline, plan, offers and times, and the lists that show it', () => {
  const hint = readHint('{"id":"7","type":"ask.accepted","about":{"kind":"ask","id":"a1"}}')
  expect(hint && staleAfter(hint)).toEqual([
    ['ask', 'a1'],
    ['timeline', 'a1'],
    ['plan', 'a1'],
    ['offers', 'a1'],
    ['times', 'a1'],
    ['asks'],
    ['invitations'],
  ])
})

test('what a newer server says and this page does not know changes nothing', () => {
  expect(readHint('ping')).toBeNull()
  expect(readHint('{"type":"ring.begun"}')).toBeNull()
  const unknown = readHint('{"id":1,"type":"ring.begun","about":{"kind":"ring","id":"r1"}}')
  expect(unknown && staleAfter(unknown)).toEqual([])
})

test('a broken line is told after three seconds and polled from ten on', () => {
  expect([0, 2_900, 3_000, 9_900, 10_000].map(linkStateAfter)).toEqual([
    'live',
    'live',
    'reconnecting',
    'reconnecting',
    'polling',
  ])
})
