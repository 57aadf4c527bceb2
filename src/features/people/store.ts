import { type Expression, type SqlBool, sql } from 'kysely'
import { instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { addressKey, type Person } from './schema.ts'

type PeopleTables = {
  peopleTeams: { id: string; name: string; nameKey: string; department: string | null }
  peoplePersons: {
    id: string
    email: string | null
    emailKey: string | null
    name: string
    nameKey: string
    teamId: string | null
    department: string | null
    title: string | null
    managerId: string | null
    role: Person['role']
    zone: string | null
    languages: unknown
    startDate: string | null
    endDate: string | null
    leftAt: number | null
    erasedAt: number | null
    simulated: boolean
    version: number
    createdAt: number
  }
  peopleErased: { hash: string; personId: string; at: number }
}

/** What reading needs of a transaction; authentication reads without one. */
export type Reader = Pick<Tx, 'db'>

export interface Team {
  readonly id: string
  readonly name: string
  readonly department: string | null
}

/** What is written of a person; the team is made and the manager found before. */
export type PersonFields = Omit<Person, 'id' | 'team' | 'version' | 'leftAt' | 'erasedAt'> & { email: string }

/** Rows in one statement: below PostgreSQL's 65,535 parameters with room to spare. */
const BATCH = 1_000

const db = (reader: Reader) => reader.db.withTables<PeopleTables>()

function select(reader: Reader) {
  return db(reader)
    .selectFrom('peoplePersons as p')
    .leftJoin('peopleTeams as t', 't.id', 'p.teamId')
    .selectAll('p')
    .select(['t.name as team', 't.department as teamDepartment'])
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function personOf(row: Row): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    teamId: row.teamId,
    team: row.team,
    department: row.department ?? row.teamDepartment,
    title: row.title,
    managerId: row.managerId,
    role: row.role,
    zone: row.zone,
    languages: row.languages as string[],
    startDate: row.startDate,
    endDate: row.endDate,
    leftAt: row.leftAt === null ? null : instant(row.leftAt),
    erasedAt: row.erasedAt === null ? null : instant(row.erasedAt),
    simulated: row.simulated,
    version: row.version,
  }
}

export async function findPerson(reader: Reader, id: string): Promise<Person | null> {
  const row = await select(reader).where('p.id', '=', id).executeTakeFirst()
  return row ? personOf(row) : null
}

/** The same, kept from other writers until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<Person | null> {
  await db(tx).selectFrom('peoplePersons').select('id').where('id', '=', id).forUpdate().execute()
  return findPerson(tx, id)
}

export async function findPersonByKey(reader: Reader, emailKey: string): Promise<Person | null> {
  const row = await select(reader).where('p.emailKey', '=', emailKey).executeTakeFirst()
  return row ? personOf(row) : null
}

export async function findPeople(reader: Reader, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const rows = await select(reader)
    .where(sql<boolean>`p.id = any(${[...new Set(ids)]})`)
    .orderBy('p.nameKey')
    .orderBy('p.id')
    .execute()
  return rows.map(personOf)
}

export async function findPeopleByKeys(reader: Reader, keys: readonly string[]): Promise<Person[]> {
  if (keys.length === 0) return []
  const rows = await select(reader)
    .where(sql<boolean>`p.email_key = any(${[...new Set(keys)]})`)
    .execute()
  return rows.map(personOf)
}

/** Those who haven't left; whether their dates hold today is the policy's business. */
export async function findPresent(reader: Reader, teamId?: string): Promise<Person[]> {
  const rows = await select(reader)
    .where('p.leftAt', 'is', null)
    .$if(teamId !== undefined, (query) => query.where('p.teamId', '=', teamId ?? ''))
    .orderBy('p.nameKey')
    .orderBy('p.id')
    .execute()
  return rows.map(personOf)
}

export async function findPresentByNameKeys(reader: Reader, keys: readonly string[]): Promise<Person[]> {
  if (keys.length === 0) return []
  const rows = await select(reader)
    .where('p.leftAt', 'is', null)
    .where(sql<boolean>`p.name_key = any(${[...new Set(keys)]})`)
    .execute()
  return rows.map(personOf)
}

/** Who has one of these lower-case words in title, team or department, most words first. */
export async function findByProfile(
  reader: Reader,
  words: readonly string[],
  limit: number,
): Promise<Person[]> {
  if (words.length === 0) return []
  const profile = sql`regexp_split_to_array(lower(concat_ws(' ', p.title, t.name, p.department, t.department)), '[^[:alnum:]]+')`
  const shared = sql<number>`(select count(distinct w) from unnest(${profile}) w where w = any(${[...words]}))`
  const rows = await select(reader)
    .where('p.leftAt', 'is', null)
    .where(sql<boolean>`${profile} && ${[...words]}::text[]`)
    .orderBy(shared, 'desc')
    .orderBy('p.nameKey')
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return rows.map(personOf)
}

export interface PeopleListed {
  readonly limit: number
  /** id of the last person of the page before */
  readonly after: string | null
  /** lower case; each word is somewhere in name, title or team */
  readonly words: readonly string[]
  readonly teamId: string | null
  /** true: also who has left or not begun, and addresses are looked through */
  readonly whole?: boolean
  /** today's date where the day is farthest on, and where it is farthest behind */
  readonly latest: string
  readonly earliest: string
}

export async function listPresent(reader: Reader, asked: PeopleListed): Promise<Person[]> {
  const { after, teamId, whole = false } = asked
  const rows = await select(reader)
    .where('p.erasedAt', 'is', null)
    .$if(!whole, (query) => query.where('p.leftAt', 'is', null))
    .$if(teamId !== null, (query) => query.where('p.teamId', '=', teamId))
    .$if(after !== null, (query) => query.where(isBehind('people_persons', after ?? '')))
    .$if(!whole, (query) =>
      query
        .where(sql<boolean>`coalesce(p.start_date, '') <= ${asked.latest}`)
        .where(sql<boolean>`coalesce(p.end_date, '9999') >= ${asked.earliest}`),
    )
    .where((where) => where.and(asked.words.map((word) => matchesWord(word, whole))))
    .orderBy('p.nameKey')
    .orderBy('p.id')
    .limit(asked.limit)
    .execute()
  return rows.map(personOf)
}

function matchesWord(word: string, alsoAddress: boolean): Expression<SqlBool> {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(p.name_key like ${pattern} or t.name_key like ${pattern} or lower(p.title) like ${pattern}
    or (${alsoAddress} and p.email_key like ${pattern}))`
}

/** Rows behind the one with this id, in the order of names; none where that row is gone. */
function isBehind(table: 'people_persons' | 'people_teams', id: string): Expression<SqlBool> {
  const alias = sql.ref(table === 'people_persons' ? 'p' : 't')
  return sql<boolean>`(${alias}.name_key, ${alias}.id) > (select name_key, id from ${sql.table(table)} where id = ${id})`
}

export async function listTeams(
  reader: Reader,
  asked: { limit: number; after: string | null },
): Promise<(Team & { readonly size: number })[]> {
  const { after } = asked
  return db(reader)
    .selectFrom('peopleTeams as t')
    .select(['t.id', 't.name', 't.department'])
    .select((query) =>
      query
        .selectFrom('peoplePersons as p')
        .whereRef('p.teamId', '=', 't.id')
        .where('p.leftAt', 'is', null)
        .select((count) => count.fn.countAll<number>().as('size'))
        .as('size'),
    )
    .$if(after !== null, (query) => query.where(isBehind('people_teams', after ?? '')))
    .orderBy('t.nameKey')
    .orderBy('t.id')
    .limit(asked.limit)
    .$castTo<Team & { readonly size: number }>()
    .execute()
}

/** Ids of the teams with these names, by the name's key; those that don't exist yet are made. */
export async function ensureTeams(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Map(names.map((name) => [nameKey(name), name.trim()]))
  if (wanted.size === 0) return new Map()
  const rows = [...wanted]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, name]) => ({ id: newId(), name, nameKey: key, department: null }))
  await db(tx)
    .insertInto('peopleTeams')
    .values(rows)
    .onConflict((conflict) => conflict.column('nameKey').doNothing())
    .execute()
  const found = await db(tx)
    .selectFrom('peopleTeams')
    .select(['id', 'nameKey'])
    .where(sql<boolean>`name_key = any(${[...wanted.keys()]})`)
    .execute()
  return new Map(found.map((row) => [row.nameKey, row.id]))
}

export async function insertPeople(
  tx: Tx,
  people: readonly (PersonFields & { id: string })[],
): Promise<void> {
  for (let from = 0; from < people.length; from += BATCH) {
    const rows = people.slice(from, from + BATCH).map((person) => ({
      ...columns(person),
      id: person.id,
      // managers may come later in the same list
      managerId: null,
      version: 1,
      createdAt: tx.now,
    }))
    await db(tx).insertInto('peoplePersons').values(rows).execute()
  }
}

export async function setManagers(
  tx: Tx,
  managers: readonly { readonly id: string; readonly managerId: string }[],
): Promise<void> {
  if (managers.length === 0) return
  const ids = managers.map((row) => row.id)
  const managerIds = managers.map((row) => row.managerId)
  await sql`
    update people_persons set manager_id = given.manager_id
    from unnest(${ids}::text[], ${managerIds}::text[]) as given(id, manager_id)
    where people_persons.id = given.id`.execute(tx.db)
}

/** Writes all of a person's own fields and counts the version up. */
export async function updatePerson(tx: Tx, person: Person): Promise<void> {
  const { email, ...rest } = person
  await db(tx)
    .updateTable('peoplePersons')
    .set({
      ...columns({ ...rest, email: email ?? '' }),
      ...(email === null ? { email: null, emailKey: null } : {}),
      leftAt: person.leftAt,
      erasedAt: person.erasedAt,
      version: person.version + 1,
    })
    .where('id', '=', person.id)
    .execute()
}

function columns(person: PersonFields) {
  return {
    email: person.email,
    emailKey: addressKey(person.email),
    name: person.name,
    nameKey: nameKey(person.name),
    teamId: person.teamId,
    department: person.department,
    title: person.title,
    managerId: person.managerId,
    role: person.role,
    zone: person.zone,
    languages: json(person.languages),
    startDate: person.startDate,
    endDate: person.endDate,
    simulated: person.simulated,
  }
}

export function nameKey(name: string): string {
  return name.trim().normalize('NFC').toLowerCase()
}

export async function clearManager(tx: Tx, managerId: string): Promise<void> {
  await db(tx)
    .updateTable('peoplePersons')
    .set({ managerId: null })
    .where('managerId', '=', managerId)
    .execute()
}

export async function anyPerson(reader: Reader): Promise<boolean> {
  return (await db(reader).selectFrom('peoplePersons').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function countPresentAdmins(reader: Reader): Promise<number> {
  const row = await db(reader)
    .selectFrom('peoplePersons')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('leftAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function keepErasedHash(tx: Tx, hash: string, personId: string): Promise<void> {
  await db(tx)
    .insertInto('peopleErased')
    .values({ hash, personId, at: tx.now })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ personId }))
    .execute()
}

export async function isAddressKept(reader: Reader, personId: string): Promise<boolean> {
  const query = db(reader).selectFrom('peopleErased').select('hash').where('personId', '=', personId)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

export async function findErasedHashes(reader: Reader, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db(reader)
    .selectFrom('peopleErased')
    .select('hash')
    .where(sql<boolean>`hash = any(${[...hashes]})`)
    .execute()
  return new Set(rows.map((row) => row.hash))
}

export async function removeErasedHash(tx: Tx, hash: string): Promise<void> {
  await db(tx).deleteFrom('peopleErased').where('hash', '=', hash).execute()
}

/** Ids from this person upwards, the person first; ends at the top, or where somebody comes a second time. */
export async function listManagersAbove(reader: Reader, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (
      select id, manager_id, 1 as depth from people_persons where id = ${id}
      union all
      select p.id, p.manager_id, above.depth + 1 from people_persons p join above on p.id = above.manager_id
      where above.depth < 100
    )
    select id from above`.execute(reader.db)
  return rows.map((row) => row.id)
}

/** Takes everything that tells of the person; the row stays, because other people's words refer to it. */
export async function erasePerson(
  tx: Tx,
  left: { id: string; name: string; nameKey: string },
): Promise<void> {
  await db(tx)
    .updateTable('peoplePersons')
    .set((row) => ({
      name: left.name,
      nameKey: left.nameKey,
      email: null,
      emailKey: null,
      teamId: null,
      department: null,
      title: null,
      managerId: null,
      role: 'member' as const,
      zone: null,
      languages: json([]),
      startDate: null,
      endDate: null,
      leftAt: row.fn.coalesce('leftAt', row.val(tx.now)),
      erasedAt: tx.now,
      version: row('version', '+', 1),
    }))
    .where('id', '=', left.id)
    .execute()
}

/** Two admins who both stop being one at the same time come one after the other. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await db(tx)
    .selectFrom('peoplePersons')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('id')
    .forUpdate()
    .execute()
}
