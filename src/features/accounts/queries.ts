import type { Kysely } from 'kysely'
import type { Actor, PersonActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Authenticate, Credentials } from '#platform/http/authenticate.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { SEEN_STEP_MS, sessionHolds } from './domain.ts'
import { effectiveScopes } from './policy.ts'
import { findSession, findToken, markSessionSeen, markTokenSeen } from './store/rows.ts'
import { hashOf, TOKEN_PREFIX } from './store/secret.ts'

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
