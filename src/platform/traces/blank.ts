import { sql } from 'kysely'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface Trace {
  readonly personId: string
  /** name and address as they were written */
  readonly words: readonly string[]
}

/** What stands where a name or an address stood. */
const BLANK = 'Former member'

/**
 * Takes a person's name and address out of what the platform keeps for its own work: answers kept for retries, jobs,
 * events and the audit. Their own kept answers go whole. Somebody else's keep their form, so that a retry with the same key
 * still has one effect.
 */
export async function blankTraces(tx: Tx, trace: Trace): Promise<void> {
  await tx.db.deleteFrom('platformIdempotency').where('actor', '=', `person:${trace.personId}`).execute()
  await blankAnswers(tx, trace.words)
  await blankJobs(tx, trace.words)
  await blankEvents(tx, trace.words)
  await blankAudit(tx, trace)
}

async function blankAnswers(tx: Tx, words: readonly string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('platformIdempotency')
    .select(['actor', 'key', 'answer'])
    .where(mentions('answer', words))
    .execute()
  for (const { actor, key, answer } of rows) {
    await tx.db
      .updateTable('platformIdempotency')
      .set({ answer: json(blanked(answer, words)) })
      .where('actor', '=', actor)
      .where('key', '=', key)
      .execute()
  }
}

async function blankJobs(tx: Tx, words: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('platformJobs')
    .set({ lastError: null })
    .where(mentions('last_error', words))
    .execute()
  const rows = await tx.db
    .selectFrom('platformJobs')
    .select(['id', 'payload'])
    .where(mentions('payload', words))
    .execute()
  for (const { id, payload } of rows) {
    await tx.db
      .updateTable('platformJobs')
      .set({ payload: json(blanked(payload, words)) })
      .where('id', '=', id)
      .execute()
  }
}

async function blankEvents(tx: Tx, words: readonly string[]): Promise<void> {
  const rows = await tx.db
    .selectFrom('platformEvents')
    .select(['id', 'payload'])
    .where(mentions('payload', words))
    .execute()
  for (const { id, payload } of rows) {
    await tx.db
      .updateTable('platformEvents')
      .set({ payload: json(blanked(payload, words)) })
      .where('id', '=', id)
      .execute()
  }
}

/** Who did what and when stays; what it said about the person goes. */
async function blankAudit(tx: Tx, { personId, words }: Trace): Promise<void> {
  await tx.db.updateTable('platformAudit').set({ changes: null }).where('aboutId', '=', personId).execute()
  const rows = await tx.db
    .selectFrom('platformAudit')
    .select(['id', 'changes'])
    .where(mentions('changes', words))
    .execute()
  for (const { id, changes } of rows) {
    await tx.db
      .updateTable('platformAudit')
      .set({ changes: json(blanked(changes, words)) })
      .where('id', '=', id)
      .execute()
  }
}

function mentions(column: string, words: readonly string[]) {
  const given = words.map((word) => word.toLowerCase())
  // in JSON a quote or a backslash of a name is written with a backslash before it
  const all = [...given, ...given.map((word) => JSON.stringify(word).slice(1, -1))]
  return sql<boolean>`exists (select from unnest(${all}::text[]) as word
    where position(word in lower(${sql.ref(column)}::text)) > 0)`
}

/** The same value with the words taken out of its texts, whatever their case. */
export function blanked(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return words.reduce(withoutWord, value)
  if (Array.isArray(value)) return value.map((held) => blanked(held, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [String(blanked(key, words)), blanked(held, words)]),
  )
}

function withoutWord(text: string, word: string): string {
  return text.replace(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'), BLANK)
}
