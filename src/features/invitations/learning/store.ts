import { sql } from 'kysely'
import type { Weights } from '#engine/rank/weights.ts'
import type { Instant } from '#engine/time/instant.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { EndedList, ShownPerson } from './domain.ts'

type LearningTables = {
  invitationsShown: {
    askId: string
    askerId: string
    at: number
    people: unknown
    compared: unknown
    helped: unknown
    endedAt: number | null
  }
  invitationsWeights: { id: number; base: string; outcomes: number; weights: unknown }
}

const db = (tx: Tx) => tx.db.withTables<LearningTables>()

/** What an ask that was sent again is learned from is its last list. */
export async function keepShown(
  tx: Tx,
  shown: { askId: string; askerId: string; people: readonly ShownPerson[] },
): Promise<void> {
  const people = json(shown.people)
  await db(tx)
    .insertInto('invitationsShown')
    .values({ ...shown, people, at: tx.now, compared: null, helped: null, endedAt: null })
    .onConflict((conflict) => conflict.column('askId').doUpdateSet({ people, at: tx.now }))
    .execute()
}

export async function findShown(tx: Tx, askId: string): Promise<readonly ShownPerson[] | null> {
  const row = await db(tx)
    .selectFrom('invitationsShown')
    .select('people')
    .where('askId', '=', askId)
    .executeTakeFirst()
  return (row?.people as readonly ShownPerson[] | undefined) ?? null
}

/** @param end null where the ask goes on after all */
export async function endShown(
  tx: Tx,
  askId: string,
  end: { compared: readonly string[]; helped: readonly string[] } | null,
): Promise<void> {
  await db(tx)
    .updateTable('invitationsShown')
    .set({
      compared: end && json(end.compared),
      helped: end && json(end.helped),
      endedAt: end && tx.now,
    })
    .where('askId', '=', askId)
    .execute()
}

/** The newest ends, oldest first: the same list in the same order on every process. */
export async function listEnded(tx: Tx, most: number): Promise<EndedList[]> {
  const rows = await db(tx)
    .selectFrom('invitationsShown')
    .select(['people', 'compared', 'helped'])
    .where('endedAt', 'is not', null)
    .orderBy('endedAt', 'desc')
    .orderBy('askId', 'desc')
    .limit(most)
    .execute()
  return rows.toReversed().map((row) => row as unknown as EndedList)
}

export async function countEnded(tx: Tx): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('invitationsShown')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('endedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Ends behind the newest, and asks that nobody ever brought to an end. */
export async function pruneShown(tx: Tx, most: number, unendedBefore: Instant): Promise<void> {
  await sql`
    delete from invitations_shown where ended_at is null and at < ${unendedBefore} or ask_id in (
      select ask_id from invitations_shown where ended_at is not null
      order by ended_at desc, ask_id desc offset ${most})`.execute(tx.db)
}

export interface Learned {
  readonly base: string
  readonly outcomes: number
  readonly weights: Weights
}

export async function findLearned(tx: Tx): Promise<Learned | null> {
  const row = await db(tx).selectFrom('invitationsWeights').selectAll().where('id', '=', 1).executeTakeFirst()
  return row ? { ...row, weights: row.weights as Weights } : null
}

/** One learner at a time: the second one sees what the first one learned from. */
export async function lockLearning(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('invitations.learning', 0))`.execute(tx.db)
}

export async function saveLearned(tx: Tx, learned: Learned): Promise<void> {
  const values = { ...learned, weights: json(learned.weights) }
  await db(tx)
    .insertInto('invitationsWeights')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Lists of this person's own asks, with whom they showed. */
export async function shownTo(tx: Tx, askerId: string): Promise<{ askId: string; people: string[] }[]> {
  const rows = await db(tx)
    .selectFrom('invitationsShown')
    .select(['askId', 'people'])
    .where('askerId', '=', askerId)
    .orderBy('at')
    .execute()
  return rows.map(({ askId, people }) => ({
    askId,
    people: (people as readonly ShownPerson[]).map(([personId]) => personId),
  }))
}

/** The person's own lists go; in those of others they were never there. */
export async function forgetShown(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('invitationsShown').where('askerId', '=', personId).execute()
  await sql`
    update invitations_shown set
      people = coalesce((select jsonb_agg(one order by place) from jsonb_array_elements(people)
        with ordinality as each(one, place) where one->>0 <> ${personId}), '[]'::jsonb),
      compared = compared - ${personId}::text, helped = helped - ${personId}::text
    where people @> ${json([[personId]])}::jsonb or helped ? ${personId}::text`.execute(tx.db)
}
