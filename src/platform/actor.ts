/** Who acts. There is no current-user variable: the actor is an argument everywhere. */
export type Role = 'member' | 'lead' | 'admin'

export interface PersonActor {
  readonly kind: 'person'
  readonly personId: string
  readonly role: Role
  readonly teamId: string | null
  /** what an API token may do; a session may do all that its person may */
  readonly scopes: readonly string[] | 'all'
  readonly via: { readonly kind: 'session' | 'token' | 'link' | 'cli'; readonly id: string }
  /** a colleague of the demo: whatever they say is marked */
  readonly simulated: boolean
}

/** Askwell itself: a job, a reaction, an admin's command line. `reason` names which. */
export interface SystemActor {
  readonly kind: 'system'
  readonly reason: string
}

/** Somebody without an account who sits in one gathering: as that seat, and nothing else. */
export interface GuestActor {
  readonly kind: 'guest'
  readonly seatId: string
  readonly gatheringId: string
}

export interface AnonymousActor {
  readonly kind: 'anonymous'
}

export type Actor = PersonActor | SystemActor | GuestActor | AnonymousActor

export const anonymous: AnonymousActor = { kind: 'anonymous' }

export function systemActor(reason: string): SystemActor {
  return { kind: 'system', reason }
}

/** The name under which an actor stands in the audit log: an id, never a name. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'person') return `person:${actor.personId}`
  if (actor.kind === 'guest') return `guest:${actor.seatId}`
  return actor.kind === 'system' ? `system:${actor.reason}` : 'anonymous'
}
