import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serve } from './serve.ts'
import { type TestWorld, testWorld } from './fixtures/test-world.ts'
import { ensureWebFiles } from './web-files.ts'

let world: TestWorld
let serving: Serving
beforeAll(async () => {
  await ensureWebFiles(() => undefined)
  world = await testWorld()
  serving = await serve(world, { port: 0, host: '127.0.0.1' })
})
afterAll(() => serving.close())

const get = (url: string, headers: Record<string, string>) => serving.server.inject({ url, headers })

test.each([
  ['a browser', { accept: 'text/html', 'accept-encoding': 'gzip' }],
  ['a client that takes no gzip', { accept: 'text/html' }],
  ['a client that says nothing', {}],
])('the first page opens for %s', async (_who, headers) => {
  const answer = await get('/', headers)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
})

test('an address of the app leads to the app, a folder or an unknown file to nothing', async () => {
  expect((await get('/asks', { accept: 'text/html' })).statusCode).toBe(200)
  for (const url of ['/assets/', '/assets/none.js', '/none.txt', '/api/v1/none']) {
    const answer = await get(url, { accept: '*/*' })
    expect([url, answer.statusCode, answer.json()['code']]).toEqual([url, 404, 'request.notFound'])
  }
})
