import type { Kysely } from 'kysely'
import { z } from 'zod'
import { instant, toIso } from '#engine/time/instant.ts'
import type { Actor, PersonActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Authenticate, Credentials } from '#platform/http/authenticate.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { PageInput, pageOfItems, type Person } from '#features/people/schema.ts'
import { SEEN_STEP_MS, SESSION_IDLE_MS, SESSION_LONGEST_MS, sessionHolds } from './domain.ts'
import { effectiveScopes } from './policy.ts'
import { exampleToken, SessionView, TokenView } from './schema.ts'
import {
  findSession,
  findToken,
  listSessions,
  listTokens,
  markSessionSeen,
  markTokenSeen,
  type SessionRow,
  type TokenRow,
} from './store/rows.ts'
import { findSignedIn } from './store/rows.ts'
import { hashOf, TOKEN_PREFIX } from './store/secret.ts'

export const listMyTokens = query({
  name: 'accounts.listTokens',
  http: 'GET /me/tokens',
  summary: 'My API tokens that are not revoked, newest first; never their secrets.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject(PageInput),
  output: pageOfItems(TokenView),
  example: { input: { limit: 20 }, output: { items: [exampleToken], next: null } },
  async run({ tx, actor }, { limit, cursor }) {
    assert(actor.kind === 'person', 'Tokens belong to a person.')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const rows = await listTokens(tx, actor.personId, { limit: limit + 1, before })
    const page = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
    return { items: page.items.map(viewToken), next: page.next }
  },
})

export const listMySessions = query({
  name: 'accounts.listSessions',
  http: 'GET /me/sessions',
  summary: 'The browsers in which I am signed in, newest first.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject(PageInput),
  output: pageOfItems(SessionView),
  example: {
    input: { limit: 20 },
    output: {
      items: [
        {
          id: exampleToken.id,
          createdAt: exampleToken.createdAt,
          lastSeenAt: exampleToken.createdAt,
          current: true,
        },
      ],
      next: null,
    },
  },
  async run({ tx, actor }, { limit, cursor }) {
    assert(actor.kind === 'person', 'Sessions belong to a person.')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const rows = await listSessions(tx, actor.personId, {
      limit: limit + 1,
      before,
      createdAfter: tx.wall - SESSION_LONGEST_MS,
      seenAfter: tx.wall - SESSION_IDLE_MS,
    })
    const page = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
    const { via } = actor
    const items = page.items.map((row) => viewSession(row, via.kind === 'session' ? via.id : null))
    return { items, next: page.next }
  },
})

export function viewToken(row: TokenRow): z.infer<typeof TokenView> {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes === 'all' ? 'all' : [...row.scopes],
    createdAt: toIso(instant(row.createdAt)),
    lastSeenAt: row.seenAt === null ? null : toIso(instant(row.seenAt)),
  }
}

function viewSession(row: SessionRow, current: string | null): z.infer<typeof SessionView> {
  return {
    id: row.id,
    createdAt: toIso(instant(row.createdAt)),
    lastSeenAt: toIso(instant(row.seenAt)),
    current: row.id === current,
  }
}

export interface AuthenticateParts {
  readonly db: Kysely<PlatformTables>
  readonly clock: Clock
}

/**
 * Turns a token or a session into its person, looked up anew each time: what was revoked, ended or belongs to
 * somebody who has left is refused from that moment on. Why is not said.
 */
export function createAuthenticate({ db, clock }: AuthenticateParts): Authenticate {
  const reader = { db }
  return async (credentials: Credentials) => {
    const found =
      credentials.bearer === undefined
        ? await bySession(reader, clock, credentials.session)
        : await byToken(reader, clock, credentials.bearer)
    return found ?? refuse('request.notSignedIn')
  }
}

type Reader = Pick<AuthenticateParts, 'db'>

async function byToken(reader: Reader, clock: Clock, bearer: string): Promise<Actor | Refusal | null> {
  if (!bearer.startsWith(TOKEN_PREFIX)) return null
  const token = await findToken(reader, hashOf(bearer))
  if (!token || token.revokedAt !== null) return null
  const person = await loadPerson(reader, token.personId)
  if (!person || !isActive(person, clock.now())) return null
  const wall = clock.wall()
  if (wall - (token.seenAt ?? 0) > SEEN_STEP_MS) await markTokenSeen(reader, token.id, wall)
  const scopes = effectiveScopes(token, person.role)
  return actorOf(person, scopes, { kind: 'token', id: token.id })
}

async function bySession(
  reader: Reader,
  clock: Clock,
  secret: string | undefined,
): Promise<Actor | Refusal | null> {
  const session = secret === undefined ? null : await findSession(reader, hashOf(secret))
  const wall = clock.wall()
  if (!session || !sessionHolds(session, wall)) return null
  const person = await loadPerson(reader, session.personId)
  if (!person || !isActive(person, clock.now())) return null
  if (wall - session.seenAt > SEEN_STEP_MS) await markSessionSeen(reader, session.id, wall)
  return actorOf(person, 'all', { kind: 'session', id: session.id })
}

/** The person as who acts; `via` says which way they came. */
export function actorOf(person: Person, scopes: PersonActor['scopes'], via: PersonActor['via']): PersonActor {
  return {
    kind: 'person',
    personId: person.id,
    role: person.role,
    teamId: person.teamId,
    scopes,
    via,
    simulated: person.simulated,
  }
}

/** Those of these people who have ever come in with a browser. */
export function whoSignedIn(reader: Reader, personIds: readonly string[]): Promise<Set<string>> {
  return findSignedIn(reader, personIds)
}
