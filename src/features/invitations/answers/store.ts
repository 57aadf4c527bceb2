import { type Instant, instant } from '#engine/time/instant.ts'
import type { Promised } from '#engine/waves/calibration.ts'
import type { Learned } from '#engine/waves/learn.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { sql } from 'kysely'
import type { EndedInvitation } from './domain.ts'

type AnswerTables = {
  invitationsPromises: { askId: string; chance: number; at: number }
  invitationsChances: { id: number; ended: number; learned: unknown; drift: number }
}

const db = (tx: Tx) => tx.db.withTables<AnswerTables>()

/** What is thought of an ask when its plan is first made; later plans don't change what was promised. */
export async function keepPromise(tx: Tx, askId: string, chance: number): Promise<void> {
  await db(tx)
    .insertInto('invitationsPromises')
    .values({ askId, chance, at: tx.now })
    .onConflict((conflict) => conflict.column('askId').doNothing())
    .execute()
}

/** The newest promises of which is known what came of them: a yes, or the deadline without one. */
export async function keptPromises(tx: Tx, most: number): Promise<Promised[]> {
  const { rows } = await sql<{ chance: number; helped: boolean }>`
    select p.chance, bool_or(i.state = 'accepted') as helped
    from invitations_promises p join invitations_invitations i on i.ask_id = p.ask_id
    group by p.ask_id, p.chance, p.at
    having bool_or(i.state = 'accepted') or bool_or(i.state = 'expired')
    order by p.at desc, p.ask_id limit ${most}`.execute(tx.db)
  return rows
}

/** The newest invitations that reached somebody and have ended for them. */
export async function endedInvitations(tx: Tx, most: number): Promise<EndedInvitation[]> {
  const { rows } = await sql<{ personId: string; state: string; reachedAt: number; endedAt: number }>`
    select person_id, state, reached_at, coalesce(answered_at, ended_at) as ended_at from invitations_invitations
    where reached_at is not null and state in ('accepted', 'declined', 'passed', 'withdrawn', 'expired')
      and coalesce(answered_at, ended_at) > reached_at
    order by reached_at desc, id limit ${most}`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    reachedAt: instant(Number(row.reachedAt)),
    endedAt: instant(Number(row.endedAt)),
  }))
}

export async function countEndedInvitations(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from invitations_invitations
    where reached_at is not null and state in ('accepted', 'declined', 'passed', 'withdrawn', 'expired')`.execute(
    tx.db,
  )
  return Number(rows[0]?.count ?? 0)
}

export interface Chances {
  readonly ended: number
  readonly learned: Learned
  readonly drift: number
}

export async function findChances(tx: Tx): Promise<Chances | null> {
  const row = await db(tx).selectFrom('invitationsChances').selectAll().where('id', '=', 1).executeTakeFirst()
  return row ? { ended: row.ended, learned: row.learned as Learned, drift: row.drift } : null
}

/** One learner at a time: the second one sees what the first one learned from. */
export async function lockChances(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('invitations.chances', 0))`.execute(tx.db)
}

export async function saveChances(tx: Tx, chances: Chances): Promise<void> {
  const values = { ...chances, learned: json(chances.learned) }
  await db(tx)
    .insertInto('invitationsChances')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** What was learned of this one person goes; the pool, in which nobody is a person, stays. */
export async function forgetChances(tx: Tx, personId: string): Promise<void> {
  await sql`update invitations_chances set learned = learned #- array['people', ${personId}::text] where id = 1`.execute(
    tx.db,
  )
}

/** Of accepted help since then, how much each person gave, most first; without anybody's name. */
export async function helpSince(tx: Tx, since: Instant): Promise<number[]> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from invitations_invitations
    where state = 'accepted' and answered_at > ${since} group by person_id order by 1 desc`.execute(tx.db)
  return rows.map(({ count }) => Number(count))
}
