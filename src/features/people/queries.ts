import { type Actor } from '#platform/actor.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { serviceKey } from '#platform/service.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { HOUR, later, toIso } from '#engine/time/instant.ts'
import { isActive, maySee, maySeeDetails } from './policy.ts'
import {
  addressKey,
  exampleId,
  examplePerson,
  ListPeopleInput,
  PageInput,
  pageOfItems,
  type Person,
  PersonPath,
  PersonView,
  TeamView,
} from './schema.ts'
import {
  anyPerson,
  findByProfile,
  countPresentAdmins,
  findPeople,
  findPerson,
  findPersonByKey,
  findPresent,
  listPresent,
  listTeams as listTeamRows,
  type Reader,
  findPeopleByKeys,
  findPresentByNameKeys,
  nameKey,
} from './store.ts'
import { z } from 'zod'

/** The organisation's one secret, put into the world by who starts it. */
export const secretKeyKey = serviceKey<SecretKey>('platform.secretKey')

/** How a person stands in the views of other slices. */
export interface PersonName {
  readonly id: string
  readonly name: string
}

export const listPeople = query({
  name: 'people.list',
  http: 'GET /people',
  summary: 'Who is here, by name; `q` looks in names, titles and teams.',
  access: { who: 'person', scope: 'people' },
  input: ListPeopleInput,
  output: pageOfItems(PersonView),
  example: { input: { limit: 20, q: 'data' }, output: { items: [examplePerson], next: null } },
  async run({ tx, actor }, { limit, cursor, q = '', team = null }) {
    const after = readCursor(cursor)
    if (isRefusal(after)) return after
    const rows = await listPresent(tx, {
      limit: limit + 1,
      after: after?.id ?? null,
      teamId: team,
      words: wordsOf(q),
      latest: toIso(later(tx.now, 14 * HOUR)).slice(0, 10),
      earliest: toIso(later(tx.now, -12 * HOUR)).slice(0, 10),
    })
    const page = pageOf(rows, limit, ({ id }) => ({ at: 0, id }))
    const here = page.items.filter((person) => isActive(person, tx.now))
    return { items: await viewPeople(tx, actor, here), next: page.next }
  },
})

export const listRoster = query({
  name: 'people.roster',
  http: 'GET /admin/people',
  summary: 'Everybody who is or was here, by name, with addresses; `q` looks in those, too.',
  access: { who: 'admin', scope: 'people' },
  input: z.strictObject({ ...PageInput, q: z.string().trim().max(200).optional() }),
  output: pageOfItems(PersonView),
  example: { input: { limit: 20, q: 'data' }, output: { items: [examplePerson], next: null } },
  async run({ tx, actor }, { limit, cursor, q = '' }) {
    const after = readCursor(cursor)
    if (isRefusal(after)) return after
    const rows = await listPresent(tx, {
      limit: limit + 1,
      after: after?.id ?? null,
      teamId: null,
      words: wordsOf(q),
      whole: true,
      latest: '',
      earliest: '',
    })
    const page = pageOf(rows, limit, ({ id }) => ({ at: 0, id }))
    return { items: await viewPeople(tx, actor, page.items), next: page.next }
  },
})

export const getPerson = query({
  name: 'people.get',
  http: 'GET /people/{personId}',
  summary: 'One person; who has left is there only for admins.',
  access: { who: 'person', scope: 'people' },
  input: PersonPath,
  output: PersonView,
  example: { input: { personId: exampleId }, output: examplePerson },
  etag: (view) => String(view.version),
  async run({ tx, actor }, { personId }) {
    const person = await findPerson(tx, personId)
    if (!person || !maySee(actor, person, tx.now)) return refuse('request.notFound')
    return viewPerson(tx, actor, person)
  },
})

export const listTeams = query({
  name: 'people.teams',
  http: 'GET /teams',
  summary: 'The teams, by name, and how many people each has.',
  access: { who: 'person', scope: 'people' },
  input: z.strictObject(PageInput),
  output: pageOfItems(TeamView),
  example: {
    input: { limit: 20 },
    output: { items: [{ id: exampleId, name: 'Data', department: 'Product', size: 9 }], next: null },
  },
  async run({ tx }, { limit, cursor }) {
    const after = readCursor(cursor)
    if (isRefusal(after)) return after
    const rows = await listTeamRows(tx, { limit: limit + 1, after: after?.id ?? null })
    return pageOf(rows, limit, ({ id }) => ({ at: 0, id }))
  },
})

function wordsOf(q: string): string[] {
  return q.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
}

/** The person as this viewer may see them. */
export async function viewPerson(reader: Reader, viewer: Actor, person: Person): Promise<PersonView> {
  const managers = await namesOf(reader, [person.managerId])
  return viewOf(viewer, person, managers)
}

async function viewPeople(reader: Reader, viewer: Actor, people: readonly Person[]): Promise<PersonView[]> {
  const managers = await namesOf(
    reader,
    people.map((person) => person.managerId),
  )
  return people.map((person) => viewOf(viewer, person, managers))
}

function viewOf(viewer: Actor, person: Person, managers: ReadonlyMap<string, PersonName>): PersonView {
  const { teamId, team, leftAt } = person
  return {
    id: person.id,
    name: person.name,
    title: person.title,
    team: teamId === null ? null : { id: teamId, name: team ?? '' },
    department: person.department,
    manager: managers.get(person.managerId ?? '') ?? null,
    role: person.role,
    zone: person.zone,
    languages: [...person.languages],
    simulated: person.simulated,
    version: person.version,
    ...(maySeeDetails(viewer, person.id)
      ? {
          email: person.email,
          startDate: person.startDate,
          endDate: person.endDate,
          leftAt: leftAt === null ? null : toIso(leftAt),
        }
      : {}),
  }
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

/** Is the organisation set up, in that somebody can run it? */
export async function anyAdmin(reader: Reader): Promise<boolean> {
  return (await countPresentAdmins(reader)) > 0
}

/** Was nobody ever here? An erased person still counts: the place isn't new. */
export async function isOrganisationEmpty(reader: Reader): Promise<boolean> {
  return !(await anyPerson(reader))
}

/** Who is here and has one of these words in title, team or department, most words first. */
export async function findByProfileWords(
  tx: Pick<Tx, 'db' | 'now'>,
  words: readonly string[],
  limit: number,
): Promise<Person[]> {
  const lower = words.map((word) => word.toLowerCase())
  return (await findByProfile(tx, lower, limit)).filter((person) => isActive(person, tx.now))
}

/** Who belongs to the team now, by name. */
export async function teamMembers(tx: Pick<Tx, 'db' | 'now'>, teamId: string): Promise<Person[]> {
  return (await findPresent(tx, teamId)).filter((person) => isActive(person, tx.now))
}

/** Who belongs to the organisation now, by name. */
export async function allActive(tx: Pick<Tx, 'db' | 'now'>): Promise<Person[]> {
  return (await findPresent(tx)).filter((person) => isActive(person, tx.now))
}

/**
 * Ids by what a file calls people: an address, an id, or a name that only one person here has. The keys of the
 * answer are lower case; who isn't here is left out.
 */
export async function findIdsByKey(reader: Reader, keys: readonly string[]): Promise<Map<string, string>> {
  const byAddress = await findPeopleByKeys(reader, keys.map(addressKey))
  const byId = await findPeople(reader, keys)
  const byName = await findPresentByNameKeys(reader, keys.map(nameKey))
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const person of byName) {
    const key = nameKey(person.name)
    if (found.has(key)) twice.add(key)
    found.set(key, person.id)
  }
  for (const key of twice) found.delete(key)
  for (const person of byId) found.set(person.id.toLowerCase(), person.id)
  for (const person of byAddress) if (person.email) found.set(addressKey(person.email), person.id)
  return found
}
