import type { Selectable } from 'kysely'
import { type Instant, instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Ask, AskState, Audience, AudienceKind, Outcome, Widening } from './domain.ts'
import { helpersOf } from './domain.ts'

interface AskRow {
  id: string
  askerId: string
  text: string
  effortMinutes: number | null
  needBy: number | null
  why: string | null
  audience: unknown
  widen: unknown
  seenBy: AudienceKind | null
  teamId: string | null
  urgent: boolean
  passing: boolean
  guess: number | null
  state: AskState['kind']
  outcome: Outcome | null
  note: string | null
  keep: boolean
  minutesSaved: number | null
  helpers: unknown
  createdAt: number
  openedAt: number | null
  acceptedAt: number | null
  closedAt: number | null
  version: number
  simulated: boolean
}

type AskTables = {
  askAsks: AskRow
  askViewers: { askId: string; personId: string; since: number }
  askEdits: { askId: string; version: number; at: number; text: string }
  askThanks: {
    id: string
    askId: string
    fromId: string
    toId: string
    text: string
    public: boolean
    at: number
    simulated: boolean
  }
}

/** An ask with what surrounds its state: who asked, when, and how it ended. */
export interface AskRecord {
  readonly id: string
  readonly askerId: string
  readonly teamId: string | null
  readonly ask: Ask
  readonly note: string | null
  readonly keep: boolean
  readonly minutesSaved: number | null
  readonly createdAt: Instant
  readonly openedAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly closedAt: Instant | null
  readonly simulated: boolean
}

const db = (tx: Tx) => tx.db.withTables<AskTables>()

export async function insertAsk(tx: Tx, record: AskRecord): Promise<void> {
  await db(tx)
    .insertInto('askAsks')
    .values({ id: record.id, askerId: record.askerId, createdAt: record.createdAt, ...columns(record) })
    .execute()
}

export async function saveAsk(tx: Tx, record: AskRecord): Promise<void> {
  await db(tx).updateTable('askAsks').set(columns(record)).where('id', '=', record.id).execute()
}

export async function findAsk(tx: Tx, askId: string): Promise<AskRecord | null> {
  const row = await db(tx).selectFrom('askAsks').selectAll().where('id', '=', askId).executeTakeFirst()
  return row ? record(row) : null
}

/** Reads it and holds it until the transaction ends: whatever depends on its state is then true at the commit. */
export async function lockAsk(tx: Tx, askId: string): Promise<AskRecord | null> {
  const row = await db(tx)
    .selectFrom('askAsks')
    .selectAll()
    .where('id', '=', askId)
    .forUpdate()
    .executeTakeFirst()
  return row ? record(row) : null
}

export interface Page {
  readonly limit: number
  readonly before: { readonly at: number; readonly id: string } | null
}

export async function listOwnAsks(tx: Tx, askerId: string, page: Page): Promise<AskRecord[]> {
  let query = db(tx).selectFrom('askAsks').selectAll().where('askerId', '=', askerId)
  const { before } = page
  if (before) {
    query = query.where((where) =>
      where.or([
        where('createdAt', '<', before.at),
        where.and([where('createdAt', '=', before.at), where('id', '>', before.id)]),
      ]),
    )
  }
  const rows = await query.orderBy('createdAt', 'desc').orderBy('id').limit(page.limit).execute()
  return rows.map(record)
}

/** Asks of others that this person may see: those that reached them, their team's and everyone's; newest first. */
export async function listSeenAsks(
  tx: Tx,
  viewer: { personId: string; teamId: string | null },
  page: Page,
): Promise<AskRecord[]> {
  let query = db(tx)
    .selectFrom('askAsks')
    .selectAll()
    .where('state', '<>', 'draft')
    .where('askerId', '<>', viewer.personId)
    .where('openedAt', 'is not', null)
    .where((where) => where.or([where('outcome', 'is', null), where('outcome', '<>', 'withdrawn')]))
    .where((where) =>
      where.or([
        where('seenBy', '=', 'everyone'),
        where.and([where('seenBy', '=', 'team'), where('teamId', '=', viewer.teamId)]),
        where.exists(
          where
            .selectFrom('askViewers')
            .select('askViewers.askId')
            .whereRef('askViewers.askId', '=', 'askAsks.id')
            .where('askViewers.personId', '=', viewer.personId),
        ),
      ]),
    )
  const { before } = page
  if (before) {
    query = query.where((where) =>
      where.or([
        where('openedAt', '<', before.at),
        where.and([where('openedAt', '=', before.at), where('id', '>', before.id)]),
      ]),
    )
  }
  const rows = await query.orderBy('openedAt', 'desc').orderBy('id').limit(page.limit).execute()
  return rows.map(record)
}

export async function addViewer(tx: Tx, askId: string, personId: string): Promise<void> {
  await db(tx)
    .insertInto('askViewers')
    .values({ askId, personId, since: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function wasReached(tx: Tx, askId: string, personId: string): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('askViewers')
    .select('askId')
    .where('askId', '=', askId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function listViewers(tx: Tx, askId: string): Promise<string[]> {
  const rows = await db(tx).selectFrom('askViewers').select('personId').where('askId', '=', askId).execute()
  return rows.map((row) => row.personId)
}

export async function keepEdit(tx: Tx, askId: string, version: number, text: string): Promise<void> {
  await db(tx).insertInto('askEdits').values({ askId, version, at: tx.now, text }).execute()
}

export async function listEdits(tx: Tx, askId: string): Promise<{ at: Instant; text: string }[]> {
  const rows = await db(tx)
    .selectFrom('askEdits')
    .select(['at', 'text'])
    .where('askId', '=', askId)
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ at: instant(row.at), text: row.text }))
}

export type ThanksRow = Selectable<AskTables['askThanks']>

export async function insertThanks(tx: Tx, thanks: Omit<ThanksRow, 'id' | 'at'>): Promise<void> {
  await db(tx)
    .insertInto('askThanks')
    .values({ ...thanks, id: newId(), at: tx.now })
    .execute()
}

export async function listThanks(tx: Tx, askIds: readonly string[]): Promise<ThanksRow[]> {
  if (askIds.length === 0) return []
  return db(tx)
    .selectFrom('askThanks')
    .selectAll()
    .where('askId', 'in', askIds)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function thanksOf(tx: Tx, fromId: string): Promise<ThanksRow[]> {
  return db(tx).selectFrom('askThanks').selectAll().where('fromId', '=', fromId).orderBy('at').execute()
}

/** Drafts go whole; of asks that others saw, the words go and the rest stays with the people who helped. */
export async function forgetAsker(tx: Tx, askerId: string): Promise<void> {
  const own = db(tx).selectFrom('askAsks').select('id').where('askerId', '=', askerId)
  await db(tx).deleteFrom('askEdits').where('askId', 'in', own).execute()
  await db(tx)
    .updateTable('askAsks')
    .set({ text: '', why: null, note: null, keep: false, guess: null })
    .where('askerId', '=', askerId)
    .execute()
  await db(tx)
    .updateTable('askAsks')
    .set({ state: 'closed', outcome: 'withdrawn', closedAt: tx.now })
    .where('askerId', '=', askerId)
    .where('state', '<>', 'closed')
    .execute()
}

export async function forgetThanks(tx: Tx, personId: string): Promise<void> {
  await db(tx).updateTable('askThanks').set({ text: '' }).where('fromId', '=', personId).execute()
}

/** Which of these asks were changed after they were sent. */
export async function editedAmong(tx: Tx, askIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (askIds.length === 0) return new Set()
  const rows = await db(tx)
    .selectFrom('askEdits')
    .select('askId')
    .distinct()
    .where('askId', 'in', askIds)
    .execute()
  return new Set(rows.map((row) => row.askId))
}

export async function countOutcomes(tx: Tx): Promise<{ helped: number; closed: number }> {
  const row = await db(tx)
    .selectFrom('askAsks')
    .select((select) => [
      select.fn.countAll<number>().filterWhere('outcome', 'in', ['solved', 'partly']).as('helped'),
      select.fn.countAll<number>().as('closed'),
    ])
    .where('state', '=', 'closed')
    .where('outcome', '<>', 'withdrawn')
    .executeTakeFirst()
  return { helped: Number(row?.helped ?? 0), closed: Number(row?.closed ?? 0) }
}

function columns(held: AskRecord) {
  const { content, state } = held.ask
  return {
    text: content.text,
    effortMinutes: content.effortMinutes,
    needBy: content.needBy,
    why: content.why,
    audience: content.audience === null ? null : json(content.audience),
    widen: json(content.widen),
    seenBy: held.ask.seenBy,
    teamId: held.teamId,
    urgent: content.urgent,
    passing: content.passing,
    guess: content.guess,
    state: state.kind,
    outcome: state.kind === 'closed' ? state.outcome : null,
    note: held.note,
    keep: held.keep,
    minutesSaved: held.minutesSaved,
    helpers: json(helpersOf(state)),
    openedAt: held.openedAt,
    acceptedAt: held.acceptedAt,
    closedAt: held.closedAt,
    version: held.ask.version,
    simulated: held.simulated,
  }
}

function record(row: Selectable<AskRow>): AskRecord {
  return {
    id: row.id,
    askerId: row.askerId,
    teamId: row.teamId,
    ask: {
      content: {
        text: row.text,
        effortMinutes: row.effortMinutes,
        needBy: moment(row.needBy),
        why: row.why,
        audience: row.audience as Audience | null,
        widen: row.widen as readonly Widening[],
        urgent: row.urgent,
        passing: row.passing,
        guess: row.guess,
      },
      state: stateOf(row),
      seenBy: row.seenBy,
      version: row.version,
    },
    note: row.note,
    keep: row.keep,
    minutesSaved: row.minutesSaved,
    createdAt: instant(row.createdAt),
    openedAt: moment(row.openedAt),
    acceptedAt: moment(row.acceptedAt),
    closedAt: moment(row.closedAt),
    simulated: row.simulated,
  }
}

function stateOf(row: Selectable<AskRow>): AskState {
  const helpers = row.helpers as readonly string[]
  if (row.state === 'closed') return { kind: 'closed', outcome: row.outcome ?? 'not', helpers }
  if (row.state === 'accepted' || row.state === 'inProgress') return { kind: row.state, helpers }
  return { kind: row.state }
}

function moment(at: number | null): Instant | null {
  return at === null ? null : instant(at)
}
