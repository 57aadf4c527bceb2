import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

type AddressTables = {
  noticesAddresses: { personId: string; channel: string; address: unknown; at: number }
  noticesLookups: { personId: string; channel: string; at: number }
}

/** The end of time as ECMAScript counts it. */
const LAST_MOMENT = 8_640_000_000_000_000

const db = (tx: Tx) => tx.db.withTables<AddressTables>()

/** As it was saved; the channel that reads it may have changed its mind since. */
export async function findAddress(tx: Tx, personId: string, channel: string): Promise<unknown> {
  const row = await db(tx)
    .selectFrom('noticesAddresses')
    .select('address')
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row?.address ?? null
}

/** @param address null: no longer by this channel */
export async function saveAddress(
  tx: Tx,
  of: { readonly personId: string; readonly channel: string },
  address: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  if (address === null) {
    await db(tx)
      .deleteFrom('noticesAddresses')
      .where('personId', '=', of.personId)
      .where('channel', '=', of.channel)
      .execute()
    return
  }
  const values = { address: json(address), at: tx.now }
  await db(tx)
    .insertInto('noticesAddresses')
    .values({ ...of, ...values })
    .onConflict((conflict) => conflict.columns(['personId', 'channel']).doUpdateSet(values))
    .execute()
}

/** The person whom a channel reaches there; null where nobody has said so. */
export async function findHolder(
  tx: Tx,
  channel: string,
  address: Readonly<Record<string, unknown>>,
): Promise<string | null> {
  const row = await db(tx)
    .selectFrom('noticesAddresses')
    .select('personId')
    .where('channel', '=', channel)
    .where('address', '=', json(address))
    .orderBy('at')
    .executeTakeFirst()
  return row?.personId ?? null
}

/** @returns whether this person may be looked up now: nobody has, since that moment; the look-up is noted */
export async function beginLookup(
  tx: Tx,
  of: { readonly personId: string; readonly channel: string },
  since: number,
): Promise<boolean> {
  const begun = await db(tx)
    .insertInto('noticesLookups')
    .values({ ...of, at: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'channel'])
        .doUpdateSet({ at: tx.now })
        .where('noticesLookups.at', '<', since),
    )
    .executeTakeFirst()
  return (begun.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Who took their address away isn't looked for again: no moment comes after the last one. */
export async function endLookups(
  tx: Tx,
  of: { readonly personId: string; readonly channel: string },
): Promise<void> {
  await db(tx)
    .insertInto('noticesLookups')
    .values({ ...of, at: LAST_MOMENT })
    .onConflict((conflict) => conflict.columns(['personId', 'channel']).doUpdateSet({ at: LAST_MOMENT }))
    .execute()
}

export async function addressesOf(
  tx: Tx,
  personId: string,
): Promise<{ channel: string; address: unknown }[]> {
  return db(tx)
    .selectFrom('noticesAddresses')
    .select(['channel', 'address'])
    .where('personId', '=', personId)
    .orderBy('channel')
    .execute()
}

export async function deleteAddressesOf(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesAddresses').where('personId', '=', personId).execute()
  await db(tx).deleteFrom('noticesLookups').where('personId', '=', personId).execute()
}
