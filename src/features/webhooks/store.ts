import type { Selectable } from 'kysely'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { HookKind } from './domain.ts'

type HookTables = {
  webhooksHooks: {
    id: string
    url: string
    kinds: unknown
    note: string | null
    isOn: boolean
    offWhy: 'gone' | 'failing' | null
    offAt: number | null
    failingSince: number | null
    failures: number
    restUntil: number | null
    sentAt: number | null
    rotatedAt: number | null
    madeBy: string
    madeAt: number
  }
}

export type Hook = Omit<Selectable<HookTables['webhooksHooks']>, 'kinds'> & {
  readonly kinds: readonly HookKind[]
}

const db = (tx: Tx) => tx.db.withTables<HookTables>()

export async function insertHook(
  tx: Tx,
  hook: Pick<Hook, 'id' | 'url' | 'kinds' | 'note' | 'madeBy'>,
): Promise<void> {
  await db(tx)
    .insertInto('webhooksHooks')
    .values({
      ...hook,
      kinds: json(hook.kinds),
      isOn: true,
      offWhy: null,
      offAt: null,
      failingSince: null,
      failures: 0,
      restUntil: null,
      sentAt: null,
      rotatedAt: null,
      madeAt: tx.now,
    })
    .execute()
}

export async function changeHook(tx: Tx, id: string, fields: Partial<Omit<Hook, 'id'>>): Promise<void> {
  if (Object.keys(fields).length === 0) return
  const { kinds, ...rest } = fields
  await db(tx)
    .updateTable('webhooksHooks')
    .set({ ...rest, ...(kinds === undefined ? {} : { kinds: json(kinds) }) })
    .where('id', '=', id)
    .execute()
}

export async function deleteHook(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('webhooksHooks').where('id', '=', id).execute()
}

/** Reads it and holds it until the transaction ends. */
export async function lockHook(tx: Tx, id: string): Promise<Hook | null> {
  const row = await db(tx)
    .selectFrom('webhooksHooks')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? hookOf(row) : null
}

export async function findHook(tx: Tx, id: string): Promise<Hook | null> {
  const row = await db(tx).selectFrom('webhooksHooks').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? hookOf(row) : null
}

export async function listHooks(tx: Tx): Promise<Hook[]> {
  const rows = await db(tx).selectFrom('webhooksHooks').selectAll().orderBy('madeAt').orderBy('id').execute()
  return rows.map(hookOf)
}

function hookOf(row: Selectable<HookTables['webhooksHooks']>): Hook {
  return { ...row, kinds: row.kinds as HookKind[] }
}
