import { expect, test } from 'vitest'
import { Problem } from '#kit/client/problem.ts'
import { makeClient } from './api.ts'

test('a read carries no body and no proof that it is ours', async () => {
  const { client, sent } = answering(200, '{"items":[]}')
  expect(await client.call('asks.list', {})).toEqual({ items: [] })
  expect(sent[0]?.path).toBe('/api/v1/asks')
  expect(headers(sent[0]).has('X-Askwell-CSRF')).toBe(false)
})

test('every write proves that it is ours, and a post can be sent again without harm', async () => {
  const { client, sent } = answering(201, '{"id":"a1"}')
  await client.call('asks.create', { text: 'Could you look?' }, { key: 'one-action' })
  await client.call('asks.edit', { askId: 'a1', text: 'Could you look today?' }, { ifMatch: '"3"' })
  expect(headers(sent[0]).get('X-Askwell-CSRF')).toBe('1')
  expect(headers(sent[0]).get('Idempotency-Key')).toBe('one-action')
  expect(sent[0]?.init.body).toBe('{"text":"Could you look?"}')
  expect(headers(sent[1]).get('If-Match')).toBe('"3"')
  expect(headers(sent[1]).has('Idempotency-Key')).toBe(false)
})

test('a write says whom the page was opened for, and goes on saying so when somebody else is signed in', async () => {
  const { client, sent } = answering(200, '{"id":"ada"}', '{"id":"ben"}')
  await client.call('reach.me', {})
  await client.call('reach.me', {})
  await client.call('asks.begin', { askId: 'a1' })
  expect(headers(sent[2]).get('X-Askwell-Person')).toBe('ada')
})

test('signing in stands beside the API', async () => {
  const { client, sent } = answering(202, '{}')
  await client.auth('/auth/magic-link', { email: 'ada@example.org' })
  expect(sent[0]?.path).toBe('/auth/magic-link')
})

test('two actions without a key of their own get two keys', async () => {
  const { client, sent } = answering(204, '')
  await client.call('asks.begin', { askId: 'a1' })
  await client.call('asks.begin', { askId: 'a1' })
  expect(headers(sent[0]).get('Idempotency-Key')).not.toBe(headers(sent[1]).get('Idempotency-Key'))
})

test('a refusal keeps its code, its words and its next step', async () => {
  const body = {
    status: 409,
    code: 'ask.alreadyAccepted',
    title: 'Taken care of',
    detail: 'Ben said yes.',
    next: 'Offer later',
  }
  const { client } = answering(409, JSON.stringify(body))
  await expect(client.call('invitations.accept', { invitationId: 'i1' })).rejects.toMatchObject({
    status: 409,
    code: 'ask.alreadyAccepted',
    detail: 'Ben said yes.',
    next: 'Offer later',
  })
})

test("a proxy's error page is still a problem with a code", async () => {
  const { client } = answering(502, '<html>Bad gateway</html>')
  await expect(client.call('reach.me', {})).rejects.toMatchObject({ status: 502, code: 'web.status502' })
})

test('no answer at all is told as being offline', async () => {
  const client = makeClient(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(client.call('reach.me', {})).rejects.toMatchObject({ status: 0, code: 'web.offline' })
  await expect(client.call('reach.me', {})).rejects.toBeInstanceOf(Problem)
})

type Sent = { readonly path: string; readonly init: RequestInit }

/** The last body answers all further calls. */
function answering(status: number, ...bodies: readonly string[]) {
  const sent: Sent[] = []
  const client = makeClient((path, init) => {
    sent.push({ path, init })
    const body = bodies[sent.length - 1] ?? bodies.at(-1) ?? ''
    return Promise.resolve(new Response(status === 204 ? null : body, { status }))
  })
  return { client, sent }
}

function headers(sent: Sent | undefined): Headers {
  return new Headers(sent?.init.headers)
}
