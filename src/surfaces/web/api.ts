import type { CallOptions, Client, WriteOptions } from '#kit/client/client.tsx'
import type { Answer, Input, OperationName } from '#kit/client/operation-map.ts'
import { Problem } from '#kit/client/problem.ts'
import { addressed } from '#kit/client/typed-call.ts'
import { routes } from '#src/operations.gen.ts'
import { makeServerClock, type ServerClock } from './server-clock.ts'

const BASE = '/api/v1'

/** Marks a write as ours: a form on another site can't send it. */
const CSRF = { 'X-Askwell-CSRF': '1' }

/** Says whom this page was opened for: the server refuses a write in the name of who signed in here since. */
const PERSON = 'X-Askwell-Person'

/** Carries the server's process clock on every answer. */
const NOW = 'X-Askwell-Now'

type Fetch = (path: string, init: RequestInit) => Promise<Response>

/**
 * The typed way to `/api/v1`. Answers are parsed bodies; anything but 2xx is thrown as a `Problem`, and so is silence
 * (`status` 0, code `web.offline`). Each write carries an idempotency key, so that sending it again is harmless.
 */
export function makeClient(
  given: Fetch = (path, init) => fetch(path, init),
  clock: ServerClock = makeServerClock(),
): Client {
  const send: Fetch = async (path, init) => {
    const response = await given(path, init)
    clock.hear(response.headers.get(NOW))
    return response
  }
  let openedFor: string | undefined
  const write = async (method: string, path: string, body: unknown, options: WriteOptions = {}) =>
    await answerOf(send, addressOf(path), {
      method,
      credentials: 'same-origin',
      keepalive: options.keepalive ?? false,
      headers: {
        Accept: 'application/json',
        ...inOurLanguage(),
        ...CSRF,
        ...(openedFor === undefined ? {} : { [PERSON]: openedFor }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'POST' ? { 'Idempotency-Key': options.key ?? crypto.randomUUID() } : {}),
        ...(options.ifMatch === undefined ? {} : { 'If-Match': options.ifMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async (path: string, signal: AbortSignal | undefined) =>
    await answerOf(send, addressOf(path), {
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...inOurLanguage() },
      ...(signal === undefined ? {} : { signal }),
    })
  return {
    now: clock.now,
    call: async <Name extends OperationName>(name: Name, input: Input<Name>, options: CallOptions = {}) => {
      const { method, path, rest } = addressed(routes[name] ?? '', input)
      const body = method === 'DELETE' ? undefined : rest
      const answer = (await (method === 'GET'
        ? read(path, options.signal)
        : write(method, path, body, options))) as Answer<Name>
      if (name === 'reach.me') openedFor ??= (answer as Answer<'reach.me'>).id
      return answer
    },
    auth: async <Said>(path: `/auth/${string}`, body: unknown) => (await write('POST', path, body)) as Said,
  }
}

/** Signing in and out stands beside the API, under `/auth`. */
function addressOf(path: string): string {
  return path.startsWith('/auth/') ? path : `${BASE}${path}`
}

async function answerOf(send: Fetch, path: string, init: RequestInit): Promise<unknown> {
  const response = await send(path, init).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
    throw new Problem({ status: 0, code: 'web.offline', title: 'No answer', detail: '' })
  })
  const body = await readJson(response)
  if (response.ok) return body
  throw problemOf(response.status, body)
}

/** Refusals come in the language of the page, which may be another one than the browser's. */
function inOurLanguage(): Record<string, string> {
  const lang = typeof document === 'undefined' ? '' : document.documentElement.lang
  return lang === '' ? {} : { 'Accept-Language': lang }
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    // A proxy's error page: the status alone tells what the person can be told.
    return undefined
  }
}

function problemOf(status: number, body: unknown): Problem {
  const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const word = (name: string) => (typeof said[name] === 'string' ? said[name] : undefined)
  const next = word('next')
  return new Problem({
    status,
    code: word('code') ?? `web.status${status}`,
    title: word('title') ?? `Status ${status}`,
    detail: word('detail') ?? '',
    ...(next === undefined ? {} : { next }),
  })
}
