import type { Role } from '#platform/actor.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Scopes } from './schema.ts'

/** Scopes with which a token may do what its person's role may not (an importer's token): only admins give them. */
const GIVEN_BY_ADMINS: readonly string[] = ['evidence']

/**
 * Whether somebody may make themselves a token with these scopes: nobody hands on more than they hold, and only an
 * admin gives what goes beyond a member's role.
 */
export function mayMakeToken(
  maker: { readonly role: Role; readonly scopes: readonly string[] | 'all' },
  wanted: Scopes,
): Refusal | null {
  const held = maker.scopes
  if (held !== 'all') {
    const exceeds = wanted === 'all' ? 'all' : wanted.find((scope) => !holds(held, scope))
    if (exceeds !== undefined) return refuse('token.exceedsOwn', { scope: exceeds })
  }
  if (wanted === 'all' || maker.role === 'admin') return null
  const reserved = wanted.find((scope) => GIVEN_BY_ADMINS.includes(scope))
  return reserved === undefined ? null : refuse('token.needsAdmin', { scope: reserved })
}

function holds(held: readonly string[], scope: string): boolean {
  return held.includes(scope) || held.includes(scope.replace(/:read$/, ''))
}

/** What a token may now: of what a person gave themselves, nothing outlives the role that let them give it. */
export function effectiveScopes(
  token: { readonly scopes: Scopes; readonly madeBy: 'person' | 'admin' },
  role: Role,
): readonly string[] | 'all' {
  if (token.scopes === 'all' || token.madeBy === 'admin' || role === 'admin') return token.scopes
  return token.scopes.filter((scope) => !GIVEN_BY_ADMINS.includes(scope))
}
