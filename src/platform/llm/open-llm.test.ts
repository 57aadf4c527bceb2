import { afterAll, beforeAll, expect, test } from 'vitest'
import { Outage } from '../refusal.ts'
import { startTestLlmServer, type Behaviour, type TestLlmServer } from './fixtures/llm-server.ts'
import { openLlm } from './open-llm.ts'

const ASKED = { instruction: 'Make it clearer.', text: 'help pls' }
let server: TestLlmServer
beforeAll(async () => {
  server = await startTestLlmServer()
})
afterAll(() => server.close())

test('a model is asked with instruction and text, with the key and the model that are set', async () => {
  server.behave({ content: ' Could you help me? ' })
  const llm = openLlm({ url: `${server.url}/`, model: 'small', key: 'k-1' })
  expect(await llm.complete(ASKED)).toBe('Could you help me?')
  const { authorization, body } = server.received.at(-1) ?? { authorization: '', body: '{}' }
  expect(authorization).toBe('Bearer k-1')
  expect(JSON.parse(body)).toMatchObject({
    model: 'small',
    messages: [
      { role: 'system', content: 'Make it clearer.' },
      { role: 'user', content: 'help pls' },
    ],
  })
})

const failures: readonly (readonly [string, Behaviour])[] = [
  ['never answers', 'stall'],
  ['answers a letter at a time', 'drip'],
  ['answers with an error', { status: 500, body: 'secret details' }],
  ['answers with a page', { status: 200, body: '<html>' }],
  ['answers without words', { content: '  ' }],
  ['answers a book', { content: 'a'.repeat(70_000) }],
  ['sends elsewhere', { status: 307, body: '', location: 'http://127.0.0.1:1/v1/chat/completions' }],
]
test.each(failures)('a model that %s is an outage, which quotes nothing', async (_, behaviour) => {
  server.behave(behaviour)
  const failed = openLlm({ url: server.url }, { wholeMs: 300 })
    .complete(ASKED)
    .catch((error: unknown) => error)
  const error = await failed
  expect(error).toBeInstanceOf(Outage)
  expect(String(error)).not.toMatch(/help pls|secret details|127\.0\.0\.1/)
})

test('while two answers are under way a third is told to come back', async () => {
  server.behave('stall')
  const llm = openLlm({ url: server.url }, { wholeMs: 300 })
  const slow = [llm.complete(ASKED), llm.complete(ASKED)].map((one) => one.catch((error: unknown) => error))
  await expect(llm.complete(ASKED)).rejects.toThrow('busy')
  await Promise.all(slow)
  server.behave({ content: 'again' })
  expect(await llm.complete(ASKED)).toBe('again')
})
