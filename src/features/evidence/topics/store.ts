import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

type TopicTables = {
  evidenceHiddenTopics: { personId: string; topic: string; terms: string[]; words: string; at: number }
}

export interface HiddenTopic {
  readonly terms: readonly string[]
  readonly words: string
}

const db = (tx: Tx) => tx.db.withTables<TopicTables>()

/** What one person may hide; nobody needs more, and every ask is held against all of them. */
export const MOST_HIDDEN = 200

export async function hideTopicOf(tx: Tx, personId: string, { terms, words }: HiddenTopic): Promise<void> {
  const sorted = [...terms].sort()
  await sql`
    insert into evidence_hidden_topics (person_id, topic, terms, words, at)
    values (${personId}, ${sorted.join(' ')}, ${sorted}::text[], ${words}, ${tx.now})
    on conflict (person_id, topic) do nothing`.execute(tx.db)
}

export async function showTopicOf(tx: Tx, personId: string, terms: readonly string[]): Promise<void> {
  await db(tx)
    .deleteFrom('evidenceHiddenTopics')
    .where('personId', '=', personId)
    .where('topic', '=', [...terms].sort().join(' '))
    .execute()
}

export async function hiddenTopicsOf(tx: Tx, personId: string): Promise<HiddenTopic[]> {
  return db(tx)
    .selectFrom('evidenceHiddenTopics')
    .select(['terms', 'words'])
    .where('personId', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('topic')
    .execute()
}

/** Who hid a topic all of whose terms are among these. */
export async function whoHid(tx: Tx, terms: readonly string[]): Promise<string[]> {
  if (terms.length === 0) return []
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from evidence_hidden_topics where terms <@ ${[...terms]}::text[]`.execute(tx.db)
  return rows.map((row) => row.personId)
}

export async function forgetTopics(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('evidenceHiddenTopics').where('personId', '=', personId).execute()
}
