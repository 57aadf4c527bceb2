import type { Actor } from '#platform/actor.ts'
import type { Refusal } from '#platform/refusal.ts'

export interface Credentials {
  readonly bearer?: string
  readonly session?: string
  /** a guest's key to their seat, from a cookie or as a bearer that says so itself */
  readonly seat?: string
}

/** Turns what a request carries into an actor. The accounts slice is the one that knows how. */
export type Authenticate = (credentials: Credentials) => Promise<Actor | Refusal>

export const SESSION_COOKIE = 'askwell_session'
export const SEAT_COOKIE = 'askwell_seat'
/** Begins every key to a seat, so that no token is looked up as one. */
export const SEAT_PREFIX = 'seat_'

export function readCredentials(headers: {
  authorization?: string | undefined
  cookie?: string | undefined
}): Credentials {
  const bearer = /^Bearer +([\x21-\x7e]+) *$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return bearer.startsWith(SEAT_PREFIX) ? { seat: bearer } : { bearer }
  const session = cookieValue(headers.cookie, SESSION_COOKIE)
  if (session) return { session }
  const seat = cookieValue(headers.cookie, SEAT_COOKIE)
  return seat ? { seat } : {}
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value) return value
  }
  return undefined
}
