import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Acts, createActs } from './acts.ts'
import { METHODS } from './facts.ts'
import { type Line, openLine } from './line.ts'
import { methods } from './methods.ts'
import { handlePage } from './page.ts'
import {
  conversationWith,
  idFor,
  type Json,
  type Member,
  newWorkspace,
  type Posted,
  type Workspace,
} from './state.ts'
import { argumentTrouble } from './validate.ts'
import { acceptSockets, type SocketServer } from './web-socket.ts'

/** What goes wrong with calls of one method. `lost`: it is done, and the line breaks; `silent`: no answer ever comes. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'lost' | 'silent' }

export interface Called {
  readonly method: string
  readonly args: Json
  readonly answer: Json | null
}

/** Slack, as far as an app of ours can tell the difference: a workspace in memory behind a port. */
export interface SlackEmulator extends Acts {
  readonly url: string
  readonly space: Workspace
  readonly line: Line
  readonly sockets: SocketServer
  /** each call to the web API, oldest first */
  readonly called: readonly Called[]
  /** what an admin sets; by `socket` nothing is called, and the app connects */
  settings(way?: 'door' | 'socket'): Record<string, string>
  /** where the app's door is, once it listens */
  pointAt(url: string): void
  /** that address */
  door(): string
  join(name: string, email: string, team?: string): Member
  /** what the conversation with this member holds, oldest first, and what they alone see */
  messagesWith(user: string): Posted[]
  /** the next calls of that method go wrong like this, as many as there are faults */
  fail(method: string, ...faults: readonly Fault[]): void
  /** what was to go wrong no longer does */
  heal(): void
  close(): Promise<void>
}

export const SIGNING_SECRET = 'a signing secret of the emulator'
const BOT_TOKEN = 'xoxb-emulator'
const APP_TOKEN = 'xapp-emulator'

export async function startSlackEmulator(port = 0): Promise<SlackEmulator> {
  const space = newWorkspace()
  const faults = new Map<string, Fault[]>()
  const called: Called[] = []
  let door: string | null = null
  let at = ''
  const now = () => Date.now()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', at).pathname
    const handled = path.startsWith('/api/')
      ? api(request, response, path.slice('/api/'.length))
      : handlePage({ space, acts, request, response })
    handled.catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const sockets = acceptSockets(server, () => JSON.stringify({ type: 'hello', num_connections: 1 }))
  const line = openLine({ secret: SIGNING_SECRET, door: () => door, sockets, now })
  const acts = createActs(space, line, now)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  at = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`

  async function api(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    const args = await argumentsOf(request)
    const fault = faults.get(method)?.shift()
    if (fault?.kind === 'silent') return
    if (fault?.kind === 'status') {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      called.push({ method, args, answer: null })
      response.writeHead(fault.status, headers).end()
      return
    }
    const answer =
      fault?.kind === 'error' ? { ok: false, error: fault.error } : answerOf(request, method, args)
    called.push({ method, args, answer })
    if (fault?.kind === 'lost') return void response.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  function answerOf(request: IncomingMessage, method: string, args: Json): Json {
    const token = METHODS[method]?.token === 'app' ? APP_TOKEN : BOT_TOKEN
    if (request.headers.authorization !== `Bearer ${token}`) return { ok: false, error: 'invalid_auth' }
    const trouble = argumentTrouble(method, args)
    if (trouble !== null) return { ok: false, error: trouble.split(':')[0], detail: trouble }
    if (method === 'apps.connections.open') return { ok: true, url: `${at.replace('http', 'ws')}/socket` }
    return methods[method]?.(space, args, now()) ?? { ok: false, error: 'unknown_method' }
  }

  return {
    ...acts,
    url: at,
    space,
    line,
    sockets,
    called,
    settings: (way = 'door') => ({
      SLACK_API_URL: `${at}/api/`,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      ...(way === 'door' ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: APP_TOKEN }),
    }),
    pointAt: (url) => (door = url),
    door: () => door ?? '',
    join(name, email, team = space.team) {
      const member = { id: idFor('U', space.next()), team, name, email }
      space.members.set(member.id, member)
      return member
    },
    messagesWith(user) {
      const channel = conversationWith(space, user)
      return space.messages.filter((one) => one.channel === channel)
    },
    fail(method, ...more) {
      faults.set(method, [...(faults.get(method) ?? []), ...more])
    },
    heal: () => faults.clear(),
    async close() {
      sockets.closeAll()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Forms and JSON; in a form, what isn't a text is JSON in one. */
async function argumentsOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  if (request.headers['content-type']?.includes('json')) return JSON.parse(text) as Json
  const pairs = [...new URLSearchParams(text)].filter(([name]) => name !== 'token')
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  )
}
