import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { serviceKey } from '../service.ts'
import { seal, unseal } from '../signing/sealed.ts'
import { keyIdOf, type SecretKey } from '../signing/secret-key.ts'
import type { Tx } from '../tx/tx.ts'

/*
 * secret  a token or a password that somebody gave, which Askwell has to show to another program later. It stands
 *         sealed in one table, so that no answer, log, event, export or back-up can hold it by mistake: what reads
 *         another table doesn't meet it, and what reads this one needs the key.
 */

/** Whose it is: one of `channel:slack`, `person:<id>`, `webhook:<id>`; and which of their secrets. */
export interface SecretOf {
  readonly owner: string
  readonly name: string
}

/** The organisation's key, and the ones before it for as long as their setting is given. */
export interface Keys {
  readonly current: SecretKey
  readonly before: readonly SecretKey[]
}

export const keysKey = serviceKey<Keys>('platform.keys')

/** Of an owner that is a person: forgotten when the person is erased. */
export function personOwner(personId: string): string {
  return `person:${personId}`
}

/** @param text null: there is none any more */
export async function keepSecret(tx: Tx, keys: Keys, of: SecretOf, text: string | null): Promise<void> {
  if (text === null) {
    await tx.db
      .deleteFrom('platformSecrets')
      .where('owner', '=', of.owner)
      .where('name', '=', of.name)
      .execute()
    return
  }
  const values = {
    sealed: seal(keys.current, purposeOf(of), text),
    keyId: keyIdOf(keys.current),
    at: tx.now,
  }
  await tx.db
    .insertInto('platformSecrets')
    .values({ owner: of.owner, name: of.name, ...values })
    .onConflict((conflict) => conflict.columns(['owner', 'name']).doUpdateSet(values))
    .execute()
}

/** @returns null where none was given; `sealed.unreadable` where it was sealed with a key that is gone */
export async function readSecret(tx: Tx, keys: Keys, of: SecretOf): Promise<string | Refusal | null> {
  const row = await tx.db
    .selectFrom('platformSecrets')
    .select(['sealed', 'keyId'])
    .where('owner', '=', of.owner)
    .where('name', '=', of.name)
    .executeTakeFirst()
  return row === undefined ? null : open(keys, of, row)
}

/** Which secrets an owner has given, with the time: all that a page may show of them. */
export async function listSecrets(tx: Tx, owner: string): Promise<{ name: string; at: number }[]> {
  return tx.db
    .selectFrom('platformSecrets')
    .select(['name', 'at'])
    .where('owner', '=', owner)
    .orderBy('name')
    .execute()
}

export async function forgetSecrets(tx: Tx, owner: string): Promise<void> {
  await tx.db.deleteFrom('platformSecrets').where('owner', '=', owner).execute()
}

/**
 * Seals with the current key what an earlier one had sealed, after which the earlier one isn't needed any more.
 *
 * @returns how many are sealed with a key that nobody gave; they have to be given again
 */
export async function sealAnew(tx: Tx, keys: Keys): Promise<{ readonly unreadable: number }> {
  const old = await tx.db
    .selectFrom('platformSecrets')
    .selectAll()
    .where('keyId', '<>', keyIdOf(keys.current))
    .forUpdate()
    .execute()
  let unreadable = 0
  for (const row of old) {
    const text = open(keys, row, row)
    if (isRefusal(text)) unreadable++
    else await keepSecret(tx, keys, row, text)
  }
  return { unreadable }
}

function open(keys: Keys, of: SecretOf, row: { readonly sealed: string; readonly keyId: string }) {
  const key = [keys.current, ...keys.before].find((one) => keyIdOf(one) === row.keyId)
  return key === undefined ? refuse('sealed.unreadable') : unseal(key, purposeOf(of), row.sealed)
}

/** With whose and which in it, a sealed text that somebody moves to another row opens nowhere. */
function purposeOf({ owner, name }: SecretOf): string {
  return `secret/${owner}/${name}`
}
