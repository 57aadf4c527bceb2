import { expect, test } from 'vitest'
import { addressed } from './typed-call.ts'

test('what the address names goes into it, encoded, and the rest stays for the body', () => {
  const { method, path, rest } = addressed('POST /asks/{askId}/close', { askId: 'a/b', outcome: 'solved' })
  expect([method, path, rest]).toEqual(['POST', '/asks/a%2Fb/close', { outcome: 'solved' }])
})
