import { type Kysely, sql } from 'kysely'
import { type Instant, MINUTE } from '#engine/time/instant.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'

export interface RateRule {
  readonly name: string
  readonly most: number
  readonly windowMs: number
}

/** High enough that no person and no honest script meets it; it stops a runaway loop. */
export const WRITES: RateRule = { name: 'writes', most: 12_000, windowMs: MINUTE }
export const STRANGERS: RateRule = { name: 'strangers', most: 1_200, windowMs: MINUTE }
export const SIGN_IN: RateRule = { name: 'sign-in', most: 10, windowMs: 3 * MINUTE }

/**
 * Counts one use of `subject` in the database, so that the limit holds over all instances. The table is unlogged:
 * a count costs no flush to disk, and a crash of the database forgives everybody.
 */
export async function countUse(
  db: Kysely<PlatformTables>,
  rule: RateRule,
  subject: string,
  wall: Instant,
): Promise<Refusal | null> {
  const windowStart = Math.floor(wall / rule.windowMs) * rule.windowMs
  const key = `${rule.name}:${subject}`
  const { rows } = await sql<{ count: number }>`
    insert into platform_rates (key, window_start, count) values (${key}, ${windowStart}, 1)
    on conflict (key, window_start) do update set count = platform_rates.count + 1
    returning count`.execute(db)
  if ((rows[0]?.count ?? 0) <= rule.most) return null
  return tooMany(rule, windowStart, wall)
}

/** The refusal that one more use would get, without counting this look. */
export async function usedUp(
  db: Kysely<PlatformTables>,
  rule: RateRule,
  subject: string,
  wall: Instant,
): Promise<Refusal | null> {
  const windowStart = Math.floor(wall / rule.windowMs) * rule.windowMs
  const row = await db
    .selectFrom('platformRates')
    .select('count')
    .where('key', '=', `${rule.name}:${subject}`)
    .where('windowStart', '=', windowStart)
    .executeTakeFirst()
  return (row?.count ?? 0) < rule.most ? null : tooMany(rule, windowStart, wall)
}

function tooMany(rule: RateRule, windowStart: number, wall: Instant): Refusal {
  return refuse('request.tooMany', {}, Math.ceil((windowStart + rule.windowMs - wall) / 1_000))
}
