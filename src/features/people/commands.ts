import { newId } from '#platform/ids.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { allowAddressAgain, findErased } from './commands/address.ts'
import { patchPerson } from './commands/change.ts'
import { differenceOf } from './commands/difference.ts'
import { enqueueLastDay } from './commands/last-day.ts'
import { tellAdded } from './commands/tell-added.ts'
import { secretKeyKey, viewPerson } from './queries.ts'
import {
  AddPersonInput,
  addressKey,
  ChangePersonInput,
  exampleId,
  examplePerson,
  type NewPerson,
  type Person,
  PersonView,
} from './schema.ts'
import {
  ensureTeams,
  findPeople,
  findPeopleByKeys,
  findPerson,
  findPersonByKey,
  insertPeople,
  nameKey,
  type PersonFields,
  setManagers,
} from './store.ts'

export const addPerson = command({
  name: 'people.add',
  http: 'POST /people',
  summary: 'Add one person. Nobody is told; they sign in with their address.',
  access: { who: 'admin', scope: 'people' },
  input: AddPersonInput,
  output: PersonView,
  status: 201,
  example: {
    input: { email: 'ada@example.org', name: 'Ada Adeyemi', team: 'Data' },
    output: { ...examplePerson, email: 'ada@example.org', startDate: null, endDate: null, leftAt: null },
  },
  etag: (view) => String(view.version),
  about: (view) => view.id,
  async run({ tx, actor, services, noteChange }, { anew = false, ...row }) {
    if (await findPersonByKey(tx, addressKey(row.email))) return refuse('person.addressTaken')
    const { startDate, endDate } = row
    if (startDate !== undefined && endDate !== undefined && endDate < startDate)
      return refuse('person.datesTurned')
    const secret = services.get(secretKeyKey)
    if ((await findErased(tx, secret, [row.email])).size > 0) {
      if (!anew) return refuse('person.erased')
      await allowAddressAgain(tx, secret, row.email)
    }
    const [person] = await addPeople(tx, [row])
    assert(person, 'One row makes one person.')
    noteChange?.(...differenceOf(null, person))
    return viewPerson(tx, actor, person)
  },
})

export const changePerson = command({
  name: 'people.change',
  http: 'PATCH /people/{personId}',
  summary: 'Change what the organisation says about a person: team, role, manager, dates, whether they left.',
  access: { who: 'admin', scope: 'people' },
  input: ChangePersonInput,
  output: PersonView,
  example: {
    input: { personId: exampleId, role: 'lead', team: 'Data' },
    output: {
      ...examplePerson,
      role: 'lead',
      email: 'ada@example.org',
      leftAt: null,
      startDate: null,
      endDate: null,
    },
  },
  etag: (view) => String(view.version),
  about: (view) => view.id,
  async run({ tx, actor, ifMatch, noteChange }, { personId, ...patch }) {
    const before = await findPerson(tx, personId)
    const person = await patchPerson(tx, personId, patch, ifMatch)
    if (isRefusal(person)) return person
    noteChange?.(...differenceOf(before, person))
    return viewPerson(tx, actor, person)
  },
})

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
  tellAdded(
    tx,
    people.map(({ id }) => id),
  )
  const found = await findPeople(
    tx,
    people.map((person) => person.id),
  )
  for (const person of found) enqueueLastDay(tx, person)
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
