import {
  applyPeople,
  type ImportNote,
  type PeopleDifference,
  type PersonRow,
} from '#features/people/commands/apply-people.ts'
import { addressKey } from '#features/people/schema.ts'
import { gather } from '#importers/contract/gather.ts'
import type { Item, PersonItem, SkipItem } from '#importers/contract.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type ImportRun, NOTHING_YET } from '../schema.ts'
import { beginRun, saveProgress } from '../store.ts'
import type { ImportParts } from './import-evidence.ts'

export interface PeopleReport {
  /** null in a dry run */
  readonly run: string | null
  readonly difference: PeopleDifference
  readonly skips: readonly SkipItem[]
}

/** Rows in one transaction. A longer list is taken over in several, and managers further down in a second round. */
const CHUNK = 2_000

/**
 * Brings the people of the organisation in line with a list. Done at once for any list that one file holds as a
 * rule; a long one that is killed is simply imported again, since what is there already doesn't change.
 */
export async function importPeople(
  parts: Pick<ImportParts, 'transact' | 'secret'>,
  items: AsyncIterable<Item>,
  options: { readonly dryRun: boolean },
): Promise<PeopleReport | Refusal> {
  const gathered = await gather(items)
  if (gathered.refusal) return gathered.refusal
  const rows = [...gathered.people.values()].flatMap((item) => rowOf(item) ?? [])
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) =>
    rows.slice(at * CHUNK, (at + 1) * CHUNK),
  )
  const begun = options.dryRun ? null : await parts.transact((tx) => beginRun(tx, 'people', 'people'))
  if (isRefusal(begun)) return begun
  const wish = { dryRun: options.dryRun, ...(begun ? { runId: begun.id } : {}) }
  let difference = NO_DIFFERENCE
  for (const chunk of chunks) {
    const found = await apply(parts, chunk, wish)
    if (isRefusal(found)) return found
    difference = joined(difference, found)
  }
  if (chunks.length > 1 && !options.dryRun) {
    for (const chunk of chunks) await apply(parts, chunk, wish)
  }
  const report = { difference: withoutKnownManagers(difference, rows), skips: gathered.skips }
  if (begun === null) return { run: null, ...report }
  const run = await parts.transact((tx) => endRun(tx, begun, report))
  return isRefusal(run) ? run : { run, ...report }
}

function apply(
  { transact, secret }: Pick<ImportParts, 'transact' | 'secret'>,
  rows: readonly PersonRow[],
  options: { dryRun: boolean; runId?: string },
) {
  return transact((tx) => applyPeople(tx, rows, { ...options, secret }))
}

async function endRun(
  tx: Tx,
  run: ImportRun,
  { difference, skips }: Omit<PeopleReport, 'run'>,
): Promise<string> {
  const { added, changed, left, unchanged, skipped } = difference
  const counts = {
    ...NOTHING_YET,
    read: added.length + changed.length + left.length + unchanged,
    added: added.length,
    known: changed.length + left.length + unchanged,
    skipped: skips.length + skipped.length,
  }
  await saveProgress(tx, run, { cursor: null, counts, state: 'done' })
  return run.id
}

function rowOf({ person, profile = {} }: PersonItem): PersonRow | undefined {
  const { email, name } = person
  if (email === undefined || name === undefined) return undefined
  const { start: startDate, end: endDate, ...rest } = profile
  return { email, name, ...rest, startDate, endDate }
}

const NO_DIFFERENCE: PeopleDifference = {
  added: [],
  changed: [],
  left: [],
  doubtful: [],
  skipped: [],
  unchanged: 0,
}

function joined(one: PeopleDifference, other: PeopleDifference): PeopleDifference {
  return {
    added: [...one.added, ...other.added],
    changed: [...one.changed, ...other.changed],
    left: [...one.left, ...other.left],
    doubtful: [...one.doubtful, ...other.doubtful],
    skipped: [...one.skipped, ...other.skipped],
    unchanged: one.unchanged + other.unchanged,
  }
}

/** A manager in a later chunk isn't unknown. */
function withoutKnownManagers(difference: PeopleDifference, rows: readonly PersonRow[]): PeopleDifference {
  const listed = new Set(rows.map((row) => addressKey(row.email)))
  const isReal = ({ reason, params }: ImportNote) =>
    reason !== 'people.import.unknownManager' || !listed.has(addressKey(params?.['manager'] ?? ''))
  return { ...difference, doubtful: difference.doubtful.filter(isReal) }
}
