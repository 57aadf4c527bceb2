import type { Access, Operation } from '#platform/operation.ts'

export const CALLERS = [
  'anonymous',
  'member',
  'lead',
  'admin',
  'revoked token',
  'departed person',
  'token without the scope',
  'token that only reads',
  'token with this scope alone',
] as const
export type Caller = (typeof CALLERS)[number]

/** How the thing that a path names stands to the caller; `seen`: they may see it, and it isn't theirs. */
export type Relation = 'none' | 'own' | 'seen' | "somebody else's" | 'unknown'

/** `through`: past the door, where a refusal of the matter itself (400, 409, 422 …) is as good as an effect. */
export type Expected = 401 | 403 | 404 | 'through'

const RANK = { member: 0, lead: 1, admin: 2 } as const

/** The rule of the specification, written anew and not taken from the code that is tested. */
export function expectedFor(operation: Operation, caller: Caller, relation: Relation): Expected {
  const { access } = operation
  if (access.who !== 'public') {
    if (caller === 'anonymous' || caller === 'revoked token' || caller === 'departed person') return 401
    if (!hasScope(operation, caller) || !hasRole(access, caller)) return 403
  }
  if (relation === 'unknown') return 404
  if (relation === "somebody else's") return access.object?.others ?? 'through'
  if (relation === 'seen') return isFor(access, 'audience') ? 'through' : 403
  // to their own ask somebody is its asker, not its helper
  const isHelpers = access.object?.param === 'askId' && !isFor(access, 'asker', 'audience')
  return relation === 'own' && isHelpers ? 403 : 'through'
}

function hasScope({ kind }: Operation, caller: Caller): boolean {
  if (caller === 'token without the scope') return false
  return caller !== 'token that only reads' || kind === 'query'
}

function hasRole({ who, scopeSuffices }: Access, caller: Caller): boolean {
  if (scopeSuffices === true && caller === 'token with this scope alone') return true
  const least = who === 'admin' || who === 'lead' ? RANK[who] : 0
  const held = caller === 'admin' || caller === 'lead' ? RANK[caller] : 0
  return held >= least
}

function isFor({ object }: Access, ...standings: readonly string[]): boolean {
  const owners = object?.belongsTo.split(' or ') ?? []
  return standings.some((standing) => owners.includes(standing))
}

/** Refusals of what is in the body, or of what was done before: nobody gives a token more than they hold. */
const OF_THE_MATTER = ['token.exceedsOwn', 'token.needsAdmin', 'ring.notYourOffer', 'gathering.unknownCode']

export function isAsExpected(status: number, text: string, expected: Expected): boolean {
  if (expected !== 'through') return status === expected
  if (status === 403 || status === 404) return OF_THE_MATTER.some((code) => text.includes(`"${code}"`))
  return (status >= 200 && status < 300) || [400, 409, 410, 412, 422].includes(status)
}
