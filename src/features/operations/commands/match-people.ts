import { addPeople } from '#features/people/commands.ts'
import { findErased } from '#features/people/commands/address.ts'
import { findIdsByKey } from '#features/people/queries.ts'
import { addressKey, Email, type NewPerson } from '#features/people/schema.ts'
import type { Identity } from '#importers/contract.ts'
import { Fault, isRefusal, type Refusal } from '#platform/refusal.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface Matching {
  readonly secret: SecretKey
  /** a history is full of first names and nicknames, which would meet the wrong person by chance */
  readonly fullNamesOnly: boolean
}

/**
 * Who of a source is who in the organisation: by address, else by a full name that only one person here has. Whose
 * address was erased stays nobody, whatever the name; so does who seems to be two people of the organisation.
 *
 * @returns ids of people by the identities' keys; who isn't here is left out
 */
export async function matchPeople(
  tx: Tx,
  identities: readonly Identity[],
  matching: Matching,
): Promise<Map<string, string>> {
  const erased = await findErased(tx, matching.secret, identities.flatMap(addressesOf))
  const wanted = identities.flatMap((identity) => [
    identity.key,
    ...addressesOf(identity),
    ...usableNames(identity, matching),
  ])
  const known = await findIdsByKey(tx, [...new Set(wanted)])
  const found = new Map<string, string>()
  for (const identity of identities) {
    const addresses = addressesOf(identity)
    if (addresses.some((address) => erased.has(address))) continue
    const id = onlyOne(addresses, known) ?? onlyOne([identity.key, ...usableNames(identity, matching)], known)
    if (id !== undefined && id !== 'several') found.set(identity.key, id)
  }
  return found
}

/** Undefined where nobody has one of these keys. */
function onlyOne(keys: readonly string[], known: ReadonlyMap<string, string>): string | undefined {
  const ids = new Set(keys.flatMap((key) => known.get(addressKey(key)) ?? []))
  return ids.size > 1 ? 'several' : [...ids][0]
}

function addressesOf({ email, aliases }: Identity): string[] {
  return [...(email === undefined ? [] : [email]), ...aliases].map(addressKey)
}

function usableNames({ name, otherNames = [] }: Identity, { fullNamesOnly }: Matching): string[] {
  const names = [...(name === undefined ? [] : [name]), ...otherNames]
  return fullNamesOnly ? names.filter((each) => /\S\s+\S/.test(each.trim())) : names
}

const CHUNK = 500

/** The same, and who isn't here is added as a simulated person: for the demo on somebody's repository. */
export async function matchOrAddPeople(
  transact: Transact,
  identities: readonly Identity[],
  matching: Matching,
): Promise<Map<string, string>> {
  const found = await must(transact((tx) => matchPeople(tx, identities, matching)))
  const taken = new Set<string>()
  const missing = await must(transact((tx) => strangers(tx, identities, matching)))
  const fresh = missing.flatMap((identity) =>
    found.has(identity.key) ? [] : [{ key: identity.key, row: rowOf(identity, taken) }],
  )
  for (let from = 0; from < fresh.length; from += CHUNK) {
    const chunk = fresh.slice(from, from + CHUNK)
    const rows = chunk.map(({ row }) => row)
    const added = await must(transact((tx) => addPeople(tx, rows)))
    for (const [at, { key }] of chunk.entries()) found.set(key, added[at]?.id ?? '')
  }
  return found
}

/** Those who may be added: nobody here has one of their addresses, and none was erased. */
async function strangers(tx: Tx, identities: readonly Identity[], { secret }: Matching): Promise<Identity[]> {
  const addresses = identities.flatMap(addressesOf)
  const erased = await findErased(tx, secret, addresses)
  const known = await findIdsByKey(tx, addresses)
  return identities.filter((identity) =>
    addressesOf(identity).every((address) => !erased.has(address) && !known.has(address)),
  )
}

/** Histories hold addresses that are none; such a person gets one that can't exist. */
function rowOf(identity: Identity, taken: Set<string>): NewPerson {
  const { email = '', key } = identity
  const name = tidyName(identity.name ?? email.split('@')[0] ?? key) || 'Unknown'
  let address = Email.safeParse(email).success ? email.trim() : ''
  for (let n = taken.size; address === '' || taken.has(addressKey(address)); n++) {
    address = `${slugOf(name)}.${n}@history.invalid`
  }
  taken.add(addressKey(address))
  return { email: address, name, simulated: true }
}

function tidyName(name: string): string {
  return name
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 200)
    .toWellFormed()
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40) || 'person'
  )
}

async function must<T>(outcome: Promise<T | Refusal>): Promise<T> {
  const given = await outcome
  if (isRefusal(given)) throw new Fault(`matching people was refused: ${given.refusal}`)
  return given
}
