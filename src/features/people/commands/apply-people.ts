import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { isZone } from '#engine/reach/wall-clock.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { addPeople } from '../commands.ts'
import { fieldsThatDiffer, type PersonField } from '../domain.ts'
import { isActive } from '../policy.ts'
import { addressKey, Email, type NewPerson, type Person } from '../schema.ts'
import { ensureTeams, findPeopleByKeys, findPresentByNameKeys, listManagersAbove, nameKey } from '../store.ts'
import { stateChange, stateOfNew } from '../undo/domain.ts'
import { findWithdrawn, type ImportChange, keepChanges } from '../undo/store.ts'
import { findErased } from './address.ts'
import { saveChanged } from './change.ts'

/** One person as a list of people has them. What is left out or empty stays as it is. */
export type PersonRow = Omit<NewPerson, 'role' | 'simulated'>

export interface ImportNote {
  readonly email: string
  readonly name: string
  /** a key of `strings/`: why it is doubtful or was skipped */
  readonly reason: string
  readonly params?: Readonly<Record<string, string>>
}

/** The difference that an import makes, or would make. */
export interface PeopleDifference {
  readonly added: readonly { readonly email: string; readonly name: string }[]
  readonly changed: readonly {
    readonly email: string
    readonly name: string
    /** named as the columns of people.csv are */
    readonly fields: readonly string[]
  }[]
  /** their last day is over */
  readonly left: readonly { readonly email: string; readonly name: string }[]
  /** taken over, but somebody should look */
  readonly doubtful: readonly ImportNote[]
  /** not taken over */
  readonly skipped: readonly ImportNote[]
  readonly unchanged: number
}

export interface ApplyOptions {
  readonly dryRun: boolean
  readonly secret: SecretKey
  /** the import run that can be taken back; without one nothing is kept for that */
  readonly runId?: string
}

type Collected = {
  -readonly [K in keyof PeopleDifference]: PeopleDifference[K] extends readonly (infer T)[] ? T[] : number
}

/** What the steps of one import share. */
interface Run {
  readonly tx: Tx
  readonly dryRun: boolean
  readonly found: Collected
  readonly changes: ImportChange[]
  /** who came with a list that was taken back */
  readonly withdrawn: ReadonlySet<string>
}

/**
 * Brings the organisation in line with a list of people. Who isn't in the list stays: lists are often of one site
 * or one team. Roles are never taken from a list. A second run changes nothing.
 *
 * @param rows each address counts once; the first row holds
 */
export async function applyPeople(
  tx: Tx,
  rows: readonly PersonRow[],
  options: ApplyOptions,
): Promise<PeopleDifference> {
  const found: Collected = { added: [], changed: [], left: [], doubtful: [], skipped: [], unchanged: 0 }
  const usable = await sift({ tx, found }, rows, options.secret)
  const known = await peopleByKey(
    tx,
    usable.map((row) => row.email),
  )
  const withdrawn = await findWithdrawn(
    tx,
    [...known.values()].map(({ id }) => id),
  )
  const run: Run = { tx, dryRun: options.dryRun, found, changes: [], withdrawn }
  const fresh = usable.filter((row) => !known.has(addressKey(row.email)))
  await noteSameNames(run, fresh)
  found.added.push(...fresh.map(({ email, name }) => ({ email, name })))
  if (!options.dryRun) {
    for (const person of await addPeople(tx, fresh))
      run.changes.push({ personId: person.id, kind: 'added', before: {}, after: stateOfNew(person) })
  }
  const managers = await peopleByKey(
    tx,
    usable.flatMap((row) => row.manager ?? []),
  )
  noteManagers(run, usable, managers)
  for (const row of usable) {
    const person = known.get(addressKey(row.email))
    if (person) await applyRow(run, person, row, managers.get(addressKey(row.manager ?? '')))
  }
  if (!options.dryRun && options.runId !== undefined) await keepForUndo(tx, options.runId, run.changes)
  return found
}

export const FORGET_IMPORT_JOB = 'people.forgetImport'

/** For a day; after that nobody can take the run back, and what was there before is nobody's business. */
async function keepForUndo(tx: Tx, runId: string, changes: readonly ImportChange[]): Promise<void> {
  await keepChanges(tx, runId, changes)
  tx.enqueue({
    kind: FORGET_IMPORT_JOB,
    key: `${FORGET_IMPORT_JOB}:${runId}`,
    payload: { runId },
    dueAt: later(tx.now, DAY),
  })
}

async function peopleByKey(tx: Tx, emails: readonly string[]): Promise<Map<string, Person>> {
  const people = await findPeopleByKeys(tx, emails.map(addressKey))
  return new Map(people.map((person) => [addressKey(person.email ?? ''), person]))
}

/** Leaves out what can't be a person, and values that mean nothing. */
async function sift(
  { tx, found }: Pick<Run, 'tx' | 'found'>,
  rows: readonly PersonRow[],
  secret: SecretKey,
): Promise<PersonRow[]> {
  const erased = await findErased(
    tx,
    secret,
    rows.map((row) => row.email),
  )
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const key = addressKey(row.email)
    const reason = whyNot(row, { isErased: erased.has(key), isTwice: seen.has(key) })
    if (reason !== null) {
      found.skipped.push({ email: row.email, name: row.name, reason })
      return []
    }
    seen.add(key)
    return [withKnownZone(row, found)]
  })
}

function whyNot(
  row: PersonRow,
  { isErased, isTwice }: { isErased: boolean; isTwice: boolean },
): string | null {
  if (!Email.safeParse(row.email).success) return 'people.import.badAddress'
  if (row.name.trim() === '') return 'people.import.noName'
  if (isErased) return 'people.import.erased'
  return isTwice ? 'people.import.twice' : null
}

function withKnownZone(row: PersonRow, found: Collected): PersonRow {
  const { email, name, zone } = row
  if (zone === undefined || isZone(zone)) return row
  found.doubtful.push({ email, name, reason: 'people.import.unknownZone', params: { zone } })
  return { ...row, zone: undefined }
}

/** The same name under another address is often the same person, and sometimes not: a person has to look. */
async function noteSameNames({ tx, found }: Run, fresh: readonly PersonRow[]): Promise<void> {
  const namesakes = await findPresentByNameKeys(
    tx,
    fresh.map((row) => nameKey(row.name)),
  )
  const byName = new Map(namesakes.map((person) => [nameKey(person.name), person]))
  for (const { email, name } of fresh) {
    const other = byName.get(nameKey(name))?.email
    if (other) found.doubtful.push({ email, name, reason: 'people.import.sameName', params: { other } })
  }
}

function noteManagers(
  { found }: Run,
  rows: readonly PersonRow[],
  managers: ReadonlyMap<string, Person>,
): void {
  const listed = new Set(rows.map((row) => addressKey(row.email)))
  for (const { email, name, manager } of rows) {
    if (!manager || managers.has(addressKey(manager)) || listed.has(addressKey(manager))) continue
    found.doubtful.push({ email, name, reason: 'people.import.unknownManager', params: { manager } })
  }
}

async function applyRow(
  run: Run,
  person: Person,
  row: PersonRow,
  manager: Person | undefined,
): Promise<void> {
  const { tx, found } = run
  const { email, name } = row
  const next = await withManager(run, await withTeam(run, withValues(person, row), row.team), row, manager)
  const isWithdrawn = run.withdrawn.has(person.id)
  const change = comingAndGoing(person, next, { row, isWithdrawn, now: tx.now })
  const fields = fieldsThatDiffer(person, next)
  if (person.leftAt !== null && !change.returned) {
    found.doubtful.push({ email, name, reason: 'people.import.hasLeft' })
  }
  if (change.left) found.left.push({ email, name })
  else if (change.returned && isWithdrawn) found.added.push({ email, name })
  else if (fields.length > 0 || change.returned) {
    found.changed.push({ email, name, fields: fields.map(columnOf) })
  } else found.unchanged++
  if (run.dryRun) return
  const leftAt = change.left ? tx.now : change.returned ? null : person.leftAt
  const saved = await saveChanged(tx, person, { person: { ...next, leftAt }, fields, ...change })
  if (saved === person) return
  run.changes.push(
    change.returned && isWithdrawn
      ? { personId: person.id, kind: 'added', before: {}, after: stateOfNew(saved) }
      : { personId: person.id, kind: 'changed', ...stateChange(person, saved) },
  )
}

/** A field as whoever wrote the list knows it. */
function columnOf(field: PersonField): string {
  return COLUMNS[field] ?? field
}

const COLUMNS: Partial<Record<PersonField, string>> = {
  teamId: 'team',
  managerId: 'manager',
  startDate: 'start',
  endDate: 'end',
}

/** A last day that is over lets somebody leave; one to come, said anew, brings back who had left. */
function comingAndGoing(
  person: Person,
  next: Person,
  { row, isWithdrawn, now }: { row: PersonRow; isWithdrawn: boolean; now: Instant },
) {
  const isHere = isActive({ ...next, leftAt: null }, now)
  const hasBegun = isActive({ ...next, leftAt: null, endDate: null }, now)
  return {
    left: person.leftAt === null && !isHere && hasBegun,
    returned: person.leftAt !== null && isHere && (isWithdrawn || row.endDate !== undefined),
  }
}

function withValues(person: Person, row: PersonRow): Person {
  const { name, department, title, zone, languages, startDate, endDate } = row
  const values = { name, department, title, zone, languages, startDate, endDate }
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  return { ...person, ...given }
}

/** In a dry run no team is made; one that is new still counts as a change. */
async function withTeam({ tx, dryRun }: Run, person: Person, team: string | undefined): Promise<Person> {
  if (team === undefined || nameKey(team) === nameKey(person.team ?? '')) return person
  if (dryRun) return { ...person, teamId: `new:${nameKey(team)}` }
  return { ...person, teamId: (await ensureTeams(tx, [team])).get(nameKey(team)) ?? null }
}

async function withManager(
  { tx, found }: Run,
  person: Person,
  row: PersonRow,
  manager: Person | undefined,
): Promise<Person> {
  if (!manager || manager.id === person.managerId) return person
  const above = await listManagersAbove(tx, manager.id)
  if (!above.includes(person.id)) return { ...person, managerId: manager.id }
  const { email, name } = row
  const params = { manager: row.manager ?? '' }
  found.doubtful.push({ email, name, reason: 'people.import.managerLoop', params })
  return person
}
