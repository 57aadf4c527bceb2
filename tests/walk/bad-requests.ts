import { type Reply, type Sent, send } from '../fixtures/api.ts'

export interface BadRequest {
  readonly name: string
  readonly status: number
  readonly send: (base: string, token: string) => Promise<Reply>
}

/** @param askId an ask that the sender may see and may not change */
export function badRequests(askId: string): readonly BadRequest[] {
  const named = { text: 'hi', audience: { kind: 'people', people: ['nobody'] }, send: true }
  const past = { text: 'hi', audience: { kind: 'suggested' }, needBy: '2020-01-01T00:00:00Z', send: true }
  return [
    bad('an empty text', 400, 'POST /asks', { body: { text: '' } }),
    bad('an unknown field', 400, 'POST /asks', { body: { text: 'x', colour: 'blue' } }),
    bad('a text that is too long', 400, 'POST /asks', { body: { text: 'x'.repeat(10_001) } }),
    bad('a character that no database keeps', 400, 'POST /asks', { body: { text: 'a\u0000b' } }),
    bad('a text that is a number', 400, 'POST /asks', { body: { text: 7 } }),
    bad('a body that is a list', 400, 'POST /asks', { body: [1] }),
    bad('JSON that breaks off', 400, 'POST /asks', { body: '{"text": "x' }),
    bad('a time without offset', 400, 'POST /asks', { body: { text: 'hi', needBy: 'tomorrow' } }),
    bad('a list of a thousand', 400, 'GET /asks?limit=1000'),
    bad('a cursor of somebody', 400, 'GET /asks?cursor=zzz'),
    bad('an Idempotency-Key with a blank in it', 400, 'POST /asks', {
      body: { text: 'hi' },
      headers: { 'idempotency-key': 'ä ö' },
    }),
    bad('a body over a megabyte', 413, 'POST /asks', { body: { text: 'x'.repeat(1_100_000) } }),
    bad('a form', 415, 'POST /asks', {
      body: 'text=hi',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    bad('an ask for nobody', 422, 'POST /asks', { body: { text: 'x', send: true } }),
    bad('a deadline that has passed', 422, 'POST /asks', { body: past }),
    bad('a helper who does not exist', 409, 'POST /asks', { body: named }),
    bad('an unnamed ask, which comes later', 409, 'POST /asks', {
      body: { text: 'hi', unnamed: true, send: true },
    }),
    bad('an ask that is not there', 404, 'GET /asks/nope'),
    bad('an address that is not there', 404, 'GET /nowhere'),
    bad("somebody else's ask", 403, `PATCH /asks/${askId}`, { body: { text: 'new' } }),
    bad('evidence from somebody who is no admin', 403, 'POST /evidence', { body: { items: [] } }),
    bad('nobody signed in', 401, 'GET /me', { headers: { authorization: '' } }),
    bad('a token that is none', 401, 'GET /me', { headers: { authorization: 'Bearer nothing' } }),
  ]
}

function bad(name: string, status: number, request: string, sent: Sent = {}): BadRequest {
  const [method = '', path = ''] = request.split(' ', 2)
  return {
    name,
    status,
    send: (base, token) =>
      send(`${base}/api/v1${path}`, method, {
        ...sent,
        headers: { authorization: `Bearer ${token}`, ...sent.headers },
      }),
  }
}
