import type { Actor } from '#platform/actor.ts'
import type { Refusal } from '#platform/refusal.ts'

export interface Credentials {
  readonly bearer?: string
  readonly session?: string
}

/** Turns what a request carries into an actor. The accounts slice is the one that knows how. */
export type Authenticate = (credentials: Credentials) => Promise<Actor | Refusal>

export const SESSION_COOKIE = 'askwell_session'

export function readCredentials(headers: {
  authorization?: string | undefined
  cookie?: string | undefined
}): Credentials {
  const bearer = /^Bearer +([\x21-\x7e]+) *$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return { bearer }
  const session = cookieValue(headers.cookie, SESSION_COOKIE)
  return session ? { session } : {}
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value) return value
  }
  return undefined
}
