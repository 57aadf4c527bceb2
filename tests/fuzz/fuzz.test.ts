import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_BASE, splitHttp } from '#platform/http/api.ts'
import type { Operation } from '#platform/operation.ts'
import { thingsOf } from '../access/things.ts'
import { type Caster, headersOf, httpWorld } from '../api/http-world.ts'
import { whatIsNoProblem } from '../api/conformance.ts'
import { brokenBody, IDS, METHODS, oddAddress, oddHeader, type Request, spoil } from './mutate.ts'
import { type Dice, dice, seedOfRun } from './random.ts'

const HOW_MANY = 10_000
const AT_ONCE = 24
/** A quarter of a minute on a machine with nothing else to do. */
const LONGEST_MS = 240_000
const seed = seedOfRun()

const http = await httpWorld()
afterAll(() => http.close())
const { operations } = http.world.catalogue

let callers: readonly Caster[] = []
const ids = new Map<string, string>()

beforeAll(async () => {
  callers = await http.cast([
    { name: 'Ada', team: 'Data' },
    { name: 'Dana', role: 'lead', team: 'Data' },
    { name: 'Lena', role: 'admin' },
  ])
  const params = new Set(operations.flatMap(({ http: how }) => /\{(\w+)\}/.exec(how)?.[1] ?? []))
  for (const param of params) {
    for (const [name, id] of Object.entries(await thingsOf(http, param, callers[0] as Caster)))
      ids.set(name, id)
  }
})

test(
  `ten thousand malformed requests never break anything (ASKWELL_SEED=${seed})`,
  async () => {
    const throws = dice(seed)
    const wrong: string[] = []
    let refused = 0
    let heapEarly = 0
    for (let sent = 0; sent < HOW_MANY; sent += AT_ONCE) {
      if (sent >= HOW_MANY / 4 && heapEarly === 0) heapEarly = heapAfterCollection()
      const requests = Array.from({ length: AT_ONCE }, () => malformedRequest(throws))
      for (const [request, answer] of await Promise.all(requests.map(send))) {
        const says = judge(request, answer)
        if (says) wrong.push(`${says} ← ${describe(request)}`)
        if (answer.status >= 400) refused++
      }
    }
    expect(wrong.slice(0, 12)).toEqual([])
    expect(refused).toBeGreaterThan(HOW_MANY / 2)
    expect(heapAfterCollection() - heapEarly).toBeLessThan(64 * 1_048_576)
  },
  LONGEST_MS,
)

test('who was there before the flood is served after it', async () => {
  for (const { key } of callers) expect((await http.call(key, 'GET /me')).status).toBe(200)
  await http.settle()
})

const RAW: readonly string[] = [
  'GET / HTTP/9.9\r\n\r\n',
  'GET\r\n\r\n',
  '\u0000\u0001\u0002\r\n\r\n',
  'GET /api/v1/me HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n',
  'GET /api/v1/me HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n',
  'POST /api/v1/asks HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
  'POST /api/v1/asks HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/v1/asks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  `GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`,
  `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'GET /api/v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'GET \\api\\v1\\me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'BREW /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
]

test.each(RAW.map((raw) => [JSON.stringify(raw.slice(0, 60)), raw] as const))(
  'over a socket %s is refused as a problem',
  async (_shown, raw) => {
    const said = await overSocket(raw)
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(said.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4))).toMatchObject({ code: expect.any(String) })
  },
)

function malformedRequest(throws: Dice): Request {
  const operation = throws.one(operations)
  const base = throws.now(0.08) ? elsewhere(throws) : wellFormed(operation, throws)
  const body =
    throws.now(0.2) && base.method !== 'GET' ? brokenBody(String(base.body ?? '{}'), throws) : base.body
  return {
    ...base,
    body,
    method: throws.now(0.04) ? throws.one(METHODS) : base.method,
    url: throws.now(0.15) ? oddAddress(base.url, throws) : base.url,
    headers: throws.now(0.2) ? { ...base.headers, ...oddHeader(throws) } : base.headers,
  }
}

/** The operation's example with spoilt fields and with ids that are there, mostly. */
function wellFormed(operation: Operation, throws: Dice): Request {
  const [method, pattern] = splitHttp(operation.http)
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const path = pattern.replace(/\{(\w+)\}/g, (_all, name: string) =>
    throws.now(0.2) ? throws.one(IDS) : (ids.get(name) ?? 'z'.repeat(26)),
  )
  const given = Object.entries(operation.example.input as object).filter(([name]) => !names.includes(name))
  const fields = throws.now(0.85) ? spoil(Object.fromEntries(given), throws) : Object.fromEntries(given)
  const caller = throws.one(callers)
  const key = throws.now(0.05) ? {} : headersOf(caller.key)
  const idempotency = throws.now(0.3) ? { 'idempotency-key': `key-${throws.upTo(50)}` } : {}
  if (method === 'GET')
    return { method, url: API_BASE + path + queryOf(fields), headers: key, body: undefined }
  const headers = { ...key, ...idempotency, 'content-type': 'application/json' }
  return { method, url: API_BASE + path, headers, body: JSON.stringify(fields) }
}

function queryOf(fields: unknown): string {
  if (typeof fields !== 'object' || fields === null) return `?limit=${encode(String(fields))}`
  const pairs = Object.entries(fields).map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

const ELSEWHERE = [
  'POST /auth/magic-link',
  'POST /auth/sign-out',
  'GET /login/confirm/x',
  'POST /login/confirm/x',
  'GET /setup/x',
  'POST /setup/x',
  'GET /a/x',
  'POST /a/x',
  'POST /u/x',
  'GET /healthz',
  'GET /metrics',
  'GET /api/docs',
  'GET /assets/../../package.json',
  'GET /api/v1/nothing',
  'GET /api/v1/events',
  'GET /',
] as const

/** Pages and files. The stream is asked without a key: with one it would answer and never end. */
function elsewhere(throws: Dice): Request {
  const [method = 'GET', url = '/'] = throws.one(ELSEWHERE).split(' ')
  const body = method === 'POST' ? JSON.stringify({ email: spoil('ada@example.org', throws) }) : undefined
  return { method, url, headers: body === undefined ? {} : { 'content-type': 'application/json' }, body }
}

interface Given {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

async function send(request: Request): Promise<readonly [Request, Given]> {
  const { method, url, headers, body } = request
  const answer = await http.server.inject({
    method: method as 'GET',
    url,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  })
  return [request, { status: answer.statusCode, headers: answer.headers, text: answer.body }]
}

function judge(request: Request, answer: Given): string | null {
  if (answer.status >= 500) return `${answer.status} ${answer.text}`
  if (answer.status < 400 || request.method === 'HEAD' || !request.url.startsWith('/api/v1')) return null
  return whatIsNoProblem(answer)
}

function describe({ method, url, headers, body }: Request): string {
  const { authorization: _key, ...rest } = headers
  const shown = body === undefined ? '' : JSON.stringify(String(body).slice(0, 300))
  return `${method} ${url.slice(0, 200)} ${JSON.stringify(rest).slice(0, 200)} ${shown}`
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

function overSocket(raw: string): Promise<string> {
  const address = http.server.server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return new Promise((done, failed) => {
    let said = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(raw))
    socket.setEncoding('utf8')
    socket.setTimeout(5_000, () => socket.end())
    socket.on('data', (piece: string) => (said += piece))
    socket.on('error', failed)
    socket.on('close', () => done(said))
  })
}
