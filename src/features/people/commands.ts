import { newId } from '#platform/ids.ts'
import { assert } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { PERSON_ADDED } from './events.ts'
import { addressKey, type NewPerson, type Person } from './schema.ts'
import {
  ensureTeams,
  findPeople,
  findPeopleByKeys,
  insertPeople,
  nameKey,
  type PersonFields,
  setManagers,
} from './store.ts'

/**
 * Adds people who aren't there yet, with their teams and managers, and tells nobody. Addresses that are there
 * already, or twice in `rows`, are a fault: who reads them from outside looks first (`findByEmail`, `applyPeople`).
 *
 * @returns the people as they now are, in the order of `rows`
 */
export async function addPeople(tx: Tx, rows: readonly NewPerson[]): Promise<Person[]> {
  const keys = rows.map((row) => addressKey(row.email))
  assert(new Set(keys).size === keys.length, 'Each address is added once.')
  const teams = await ensureTeams(
    tx,
    rows.flatMap((row) => row.team ?? []),
  )
  const people = rows.map((row) => ({ ...fieldsOf(row, teams), id: newId() }))
  await insertPeople(tx, people)
  await placeBelowManagers(
    tx,
    rows.map((row, at) => ({ id: people[at]?.id ?? '', manager: row.manager })),
  )
  for (const { id } of people) {
    tx.append({ type: PERSON_ADDED, about: { kind: 'person', id }, payload: {}, hear: [] })
  }
  const found = await findPeople(
    tx,
    people.map((person) => person.id),
  )
  const byId = new Map(found.map((person) => [person.id, person]))
  return people.flatMap((person) => byId.get(person.id) ?? [])
}

function fieldsOf(row: NewPerson, teams: ReadonlyMap<string, string>): PersonFields {
  return {
    email: row.email.trim(),
    name: row.name.trim(),
    teamId: row.team === undefined ? null : (teams.get(nameKey(row.team)) ?? null),
    department: row.department ?? null,
    title: row.title ?? null,
    managerId: null,
    role: row.role ?? 'member',
    zone: row.zone ?? null,
    languages: row.languages ?? [],
    startDate: row.startDate ?? null,
    endDate: row.endDate ?? null,
    simulated: row.simulated ?? false,
  }
}

async function placeBelowManagers(
  tx: Tx,
  rows: readonly { readonly id: string; readonly manager: string | undefined }[],
): Promise<void> {
  const named = rows.flatMap(({ id, manager }) =>
    manager === undefined ? [] : [{ id, key: addressKey(manager) }],
  )
  const managers = await findPeopleByKeys(
    tx,
    named.map((row) => row.key),
  )
  const ids = new Map(managers.map((person) => [addressKey(person.email ?? ''), person.id]))
  const placed = named.flatMap(({ id, key }) => {
    const managerId = ids.get(key)
    return managerId === undefined || managerId === id ? [] : [{ id, managerId }]
  })
  await setManagers(tx, placed)
}
