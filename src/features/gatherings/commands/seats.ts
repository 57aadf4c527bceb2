import { createHash, randomBytes } from 'node:crypto'
import { MINUTE } from '#engine/time/instant.ts'
import { SEAT_COOKIE, SEAT_PREFIX } from '#platform/http/authenticate.ts'
import type { RateRule } from '#platform/http/rate-limit.ts'
import type { Cookie } from '#platform/operation.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { SEAT_COOKIE_MS, SEAT_COOKIE_PATH } from '../domain.ts'
import { RITUAL_JOINED, type RitualJoined } from '../events.ts'
import { insertSeat, removeSeat } from '../store.ts'

/** Half a million codes against this many tries: a stranger finds nobody's ring within its life. */
export const CODE_TRIES: RateRule = { name: 'join-code', most: 60, windowMs: 10 * MINUTE }

/** Gives a person a seat; on a second device they take the same one. */
export async function seatPerson(tx: Tx, seat: PersonSeat): Promise<void> {
  const { ritual, gatheringId, seatId, personId } = seat
  await insertSeat(tx, { id: seatId, gatheringId, personId, keyHash: null })
  const about = { kind: 'gathering', id: gatheringId }
  const joined: RitualJoined = { ritual, gatheringId, personId }
  tx.append({ type: RITUAL_JOINED, about, payload: { ...joined }, hear: [{ about, people: [personId] }] })
}

interface PersonSeat extends RitualJoined {
  readonly seatId: string
}

/** Gives a guest a seat, and the key that is the only way back to it. */
export async function seatGuest(tx: Tx, gatheringId: string, seatId: string): Promise<string> {
  const key = SEAT_PREFIX + randomBytes(24).toString('base64url')
  await insertSeat(tx, { id: seatId, gatheringId, personId: null, keyHash: seatKeyHash(key) })
  return key
}

/** From here on nobody comes in as this seat any more. */
export async function unseat(tx: Tx, seatId: string): Promise<void> {
  await removeSeat(tx, seatId)
}

export function seatKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/** What a guest's browser keeps: good for gatherings alone. */
export function seatCookie(key: string): Cookie {
  return { name: SEAT_COOKIE, value: key, path: SEAT_COOKIE_PATH, maxAgeMs: SEAT_COOKIE_MS }
}
