import type { Tx } from '#platform/tx/tx.ts'

type ThoughtfulTables = { askThoughtful: { askId: string; personId: string; at: number } }

const db = (tx: Tx) => tx.db.withTables<ThoughtfulTables>()

/** @returns false where this helper had said so already */
export async function markThoughtful(tx: Tx, askId: string, personId: string): Promise<boolean> {
  const row = await db(tx)
    .insertInto('askThoughtful')
    .values({ askId, personId, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('askId')
    .executeTakeFirst()
  return row !== undefined
}

/** Who found which of these asks thoughtful. */
export async function listThoughtful(
  tx: Tx,
  askIds: readonly string[],
): Promise<{ askId: string; personId: string }[]> {
  if (askIds.length === 0) return []
  return db(tx)
    .selectFrom('askThoughtful')
    .select(['askId', 'personId'])
    .where('askId', 'in', askIds)
    .execute()
}

export async function forgetThoughtful(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('askThoughtful').where('personId', '=', personId).execute()
}
