import { randomUUID } from 'node:crypto'
import type { Chance } from '#demo/chance.ts'
import { type Api, apiOf, Ask, type Invitation, Invitations, Problem, type Reply } from '../fixtures/api.ts'
import type { Player } from '../fixtures/cast.ts'
import { until } from '../fixtures/until.ts'
import { type Entry, type History, isAcknowledged } from './history.ts'

export interface WriterParts {
  /** the address to ask at now; it may change between two tries */
  readonly url: () => string
  readonly asker: Player
  readonly helpers: readonly Player[]
  readonly chance: Chance
  readonly history: History
}

/** Ask after ask until it is stopped; what it has begun it brings to an end, however often the server dies. */
export async function writeUntil(parts: WriterParts, stopped: () => boolean): Promise<void> {
  while (!stopped()) await liveOneAsk(parts)
}

/** An ask that two or three are named in; most are answered, some by two at once, and most of those are closed. */
async function liveOneAsk(parts: WriterParts): Promise<void> {
  const { chance, history, asker } = parts
  const named = pickSome(parts.helpers, chance.whole(2) + 2, chance)
  const ids = named.map((helper) => helper.id)
  const key = randomUUID()
  const created = history.add({ what: 'create', by: asker.id, key, words: `Ask ${key}`, named: ids })
  const body = { text: created.words, audience: { kind: 'people', people: ids }, send: true }
  const reply = await persist(parts, asker, created, { path: '/asks', body })
  if (!isAcknowledged(created)) return
  created.askId = reply.as(Ask).id
  if (chance.next() < 0.15) return
  await answer(parts, created.askId, named)
  if (chance.next() < 0.7) await finish(parts, created.askId)
}

async function answer(parts: WriterParts, askId: string, named: readonly Player[]): Promise<void> {
  const [first, second] = named
  if (!first || !second) return
  const [mine, other] = await Promise.all([invited(parts, first, askId), invited(parts, second, askId)])
  if (parts.chance.next() < 0.4) {
    await Promise.all([accept(parts, first, mine), accept(parts, second, other)])
    return
  }
  const entry = begin(parts, 'decline', first, mine)
  const body = { note: 'Not this week.' }
  await persist(parts, first, entry, { path: `/invitations/${mine.id}/decline`, body })
  await accept(parts, second, other)
}

async function accept(parts: WriterParts, helper: Player, invitation: Invitation): Promise<void> {
  const entry = begin(parts, 'accept', helper, invitation)
  const body = { note: 'Happy to.' }
  await persist(parts, helper, entry, { path: `/invitations/${invitation.id}/accept`, body })
}

async function finish(parts: WriterParts, askId: string): Promise<void> {
  const { history, asker } = parts
  const yes = history.of('accept').find((entry) => entry.askId === askId && isAcknowledged(entry))
  if (!yes) return
  const close = history.add({ what: 'close', by: asker.id, key: randomUUID(), askId })
  const closing = { outcome: 'solved', helpers: [yes.by] }
  await persist(parts, asker, close, { path: `/asks/${askId}/close`, body: closing })
  const key = randomUUID()
  const thank = history.add({ what: 'thank', by: asker.id, key, askId, words: `Thanks ${key}` })
  const thanks = { to: [yes.by], text: thank.words }
  await persist(parts, asker, thank, { path: `/asks/${askId}/thanks`, body: thanks })
}

function begin(
  parts: WriterParts,
  what: 'accept' | 'decline',
  helper: Player,
  { id, askId }: Invitation,
): Entry {
  return parts.history.add({ what, by: helper.id, key: randomUUID(), askId, invitationId: id })
}

async function invited(parts: WriterParts, helper: Player, askId: string): Promise<Invitation> {
  const api = apiOf(parts.url, helper.token)
  return until(`the invitation of ${helper.email}`, async () => {
    const { items } = (await api('GET', '/invitations?limit=100')).as(Invitations)
    return items.find((one) => one.askId === askId)
  })
}

interface Write {
  readonly path: string
  readonly body: unknown
}

/** The same request under the same key until somebody answers it for good, as a careful client does. */
async function persist(
  { url, history }: WriterParts,
  who: Player,
  entry: Entry,
  write: Write,
): Promise<Reply> {
  const api = apiOf(url, who.token)
  return until(`an answer to '${entry.what}'`, async () => {
    const reply = await tryOnce(api, history, entry, write)
    if (reply === null || !isFinal(reply)) return null
    entry.status = reply.status
    entry.code = reply.status >= 400 ? reply.as(Problem).code : ''
    entry.replayed = reply.headers.get('idempotency-replayed') === 'true'
    return reply
  })
}

async function tryOnce(
  api: Api,
  history: History,
  entry: Entry,
  { path, body }: Write,
): Promise<Reply | null> {
  try {
    const reply = await api('POST', path, { body, headers: { 'idempotency-key': entry.key } })
    history.tried(entry, reply.status)
    return reply
  } catch {
    // the server died under it: whether it had its effect is what the key is for
    history.tried(entry, 'broken')
    return null
  }
}

function isFinal(reply: Reply): boolean {
  if (reply.status === 503 || reply.status === 429) return false
  return reply.status !== 409 || reply.as(Problem).code !== 'idempotency.stillRunning'
}

function pickSome(from: readonly Player[], count: number, chance: Chance): Player[] {
  const picked = new Set<Player>()
  while (picked.size < Math.min(count, from.length)) picked.add(chance.pick(from))
  return [...picked]
}
