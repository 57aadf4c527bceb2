import { isActive } from './policy.ts'
import { addressKey, type Person } from './schema.ts'
import { findPeople, findPerson, findPersonByKey, findPresent, type Reader } from './store.ts'
import type { Tx } from '#platform/tx/tx.ts'

/** How a person stands in the views of other slices. */
export interface PersonName {
  readonly id: string
  readonly name: string
}

/** Also who has left; null where there never was such a person. */
export function loadPerson(reader: Reader, id: string): Promise<Person | null> {
  return findPerson(reader, id)
}

/** The person with this address, however it is spelt; also who has left. */
export function findByEmail(reader: Reader, email: string): Promise<Person | null> {
  return findPersonByKey(reader, addressKey(email))
}

/** Those of these ids that exist, each once, by name; also who has left. */
export function listPeopleByIds(reader: Reader, ids: readonly string[]): Promise<Person[]> {
  return findPeople(reader, ids)
}

/** Names by id; null and unknown ids are left out. */
export async function namesOf(
  reader: Reader,
  ids: readonly (string | null)[],
): Promise<Map<string, PersonName>> {
  const people = await findPeople(
    reader,
    ids.filter((id) => id !== null),
  )
  return new Map(people.map(({ id, name }) => [id, { id, name }]))
}

/** Who belongs to the team now, by name. */
export async function teamMembers(tx: Pick<Tx, 'db' | 'now'>, teamId: string): Promise<Person[]> {
  return (await findPresent(tx, teamId)).filter((person) => isActive(person, tx.now))
}

/** Who belongs to the organisation now, by name. */
export async function allActive(tx: Pick<Tx, 'db' | 'now'>): Promise<Person[]> {
  return (await findPresent(tx)).filter((person) => isActive(person, tx.now))
}
