import { expect, test } from 'vitest'
import { placeOf, readPush } from './read-push.ts'

test('a message without some of its parts is shown as far as it goes', () => {
  expect(
    readPush({ title: 'Chidi asks you for 20 minutes', more: 1, answers: [{ label: 'I can help' }] }),
  ).toEqual({
    title: 'Chidi asks you for 20 minutes',
    body: '',
    tag: '',
    url: '/notices',
    lang: 'en',
    answers: [],
  })
})

test('what could not be shown is nothing', () => {
  for (const data of [null, 'text', 7, [], {}, { title: '' }, { title: 7 }]) expect(readPush(data)).toBeNull()
})

test('a tap leads to our own pages alone', () => {
  const ours = 'https://askwell.example'
  expect(placeOf('/for-you/1', ours)).toBe('https://askwell.example/for-you/1')
  expect(placeOf('https://askwell.example/a/token', ours)).toBe('https://askwell.example/a/token')
  for (const other of [
    'https://evil.example/',
    '//evil.example/',
    'javascript:alert(1)',
    'http://[',
    'data:text/html,x',
  ]) {
    expect(placeOf(other, ours)).toBe('https://askwell.example/notices')
  }
})
