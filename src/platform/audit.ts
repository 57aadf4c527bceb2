import { sql } from 'kysely'
import { actorKey, type Actor } from '#platform/actor.ts'
import type { Position } from '#platform/cursor.ts'
import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface AuditEntry {
  readonly id: string
  readonly at: number
  /** `person:<id>`, `system:<reason>` or `anonymous` */
  readonly actor: string
  readonly action: string
  readonly aboutId: string | null
  /** `{ before, after }`, where the command told */
  readonly changes: unknown
}

/** Writes down what was done without an operation (`askwell erase`): by whom and to what, never what was said. */
export async function keepAudit(
  tx: Tx,
  entry: { readonly actor: Actor; readonly action: string; readonly aboutId: string },
): Promise<void> {
  const { actor, action, aboutId } = entry
  await tx.db
    .insertInto('platformAudit')
    .values({
      id: newId(),
      at: tx.now,
      actor: actorKey(actor),
      action,
      aboutId,
      requestId: '',
      changes: null,
    })
    .execute()
}

/** Those whose action begins like one of `actions`, newest first; among entries of one moment by id. */
export async function listAudit(
  tx: Tx,
  page: { readonly actions: readonly string[]; readonly limit: number; readonly before: Position | null },
): Promise<AuditEntry[]> {
  const { actions, limit, before } = page
  return tx.db
    .selectFrom('platformAudit')
    .select(['id', 'at', 'actor', 'action', 'aboutId', 'changes'])
    .where((where) => where.or(actions.map((begin) => where(sql`starts_with(action, ${begin})`, '=', true))))
    .$if(before !== null, (query) =>
      query.where((where) =>
        where.or([
          where('at', '<', before?.at ?? 0),
          where.and([where('at', '=', before?.at ?? 0), where('id', '>', before?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}
