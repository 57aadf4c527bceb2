import { createHash } from 'node:crypto'
import { DAY } from '#engine/time/instant.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface StoredAnswer {
  readonly status: number
  readonly answer: unknown
  readonly etag: string | null
}

export interface KeyClaim {
  readonly actor: string
  readonly key: string
  readonly operation: string
  readonly bodyHash: string
}

/**
 * Claims a key inside the transaction of its effect. A second request with the same key waits on the unique index
 * until the first has ended, so both can't have an effect, and then gets the first one's answer.
 */
export async function claimKey(tx: Tx, claim: KeyClaim): Promise<'mine' | StoredAnswer | Refusal> {
  const inserted = await tx.db
    .insertInto('platformIdempotency')
    .values({ ...claim, createdAt: tx.wall })
    .onConflict((conflict) =>
      conflict
        .columns(['actor', 'key'])
        .doUpdateSet({ ...claim, status: null, answer: null, etag: null, createdAt: tx.wall })
        .where('platformIdempotency.createdAt', '<', tx.wall - DAY),
    )
    .returning('key')
    .executeTakeFirst()
  if (inserted) return 'mine'
  const held = await tx.db
    .selectFrom('platformIdempotency')
    .selectAll()
    .where('actor', '=', claim.actor)
    .where('key', '=', claim.key)
    .executeTakeFirst()
  if (!held || held.status === null) return refuse('idempotency.stillRunning', {}, 1)
  if (held.operation !== claim.operation || held.bodyHash !== claim.bodyHash)
    return refuse('idempotency.otherBody')
  return { status: held.status, answer: held.answer, etag: held.etag }
}

export async function keepAnswer(tx: Tx, claim: KeyClaim, stored: StoredAnswer): Promise<void> {
  await tx.db
    .updateTable('platformIdempotency')
    .set({ status: stored.status, answer: json(stored.answer ?? null), etag: stored.etag })
    .where('actor', '=', claim.actor)
    .where('key', '=', claim.key)
    .execute()
}

/** The same content has the same hash whatever the order of its fields. */
export function bodyHash(body: unknown): string {
  return createHash('sha256').update(canonical(body)).digest('base64url')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
