import { expect, test } from 'vitest'
import { addressed } from './typed-call.ts'

test('what the address names goes into it, encoded, and the rest stays for the body', () => {
  const { method, path, rest } = addressed('POST /asks/{askId}/close', { askId: 'a/b', outcome: 'solved' })
  expect([method, path, rest]).toEqual(['POST', '/asks/a%2Fb/close', { outcome: 'solved' }])
})

test('a read takes its fields along in the query string, and leaves out what is not given', () => {
  const { path, rest } = addressed('GET /people', { q: 'Ada & Ben', limit: 10, cursor: undefined })
  expect([path, rest]).toEqual(['/people?q=Ada+%26+Ben&limit=10', {}])
})
