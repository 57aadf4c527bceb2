import type { Tx } from '#platform/tx/tx.ts'

type ChannelTables = {
  noticesChannels: {
    channel: string
    sentAt: number | null
    receivedAt: number | null
    trouble: string | null
    troubleAt: number | null
    inboxTrouble: string | null
    inboxTroubleAt: number | null
    inboxPlace: string | null
    inboxHolder: string | null
    inboxUntil: number | null
  }
  noticesChannelTests: ChannelTest
}

/** A test that somebody sent themselves; `wall` is what its ten seconds are counted by. */
export interface ChannelTest {
  readonly personId: string
  readonly channel: string
  readonly id: string
  readonly state: 'waiting' | 'sent' | 'failed'
  readonly says: string | null
  readonly at: number
  readonly wall: number
}

export interface ChannelHealth {
  readonly sentAt: number | null
  readonly receivedAt: number | null
  readonly trouble: string | null
  readonly troubleAt: number | null
  readonly inboxTrouble: string | null
  readonly inboxTroubleAt: number | null
}

const db = (tx: Tx) => tx.db.withTables<ChannelTables>()

/** Whether this holder may read the channel's inbox until `until` (wall time): nobody else does, or their time is over. */
export async function holdInbox(tx: Tx, channel: string, holder: string, until: number): Promise<boolean> {
  await touch(tx, channel)
  const held = await db(tx)
    .updateTable('noticesChannels')
    .set({ inboxHolder: holder, inboxUntil: until })
    .where('channel', '=', channel)
    .where((where) =>
      where.or([
        where('inboxHolder', 'is', null),
        where('inboxHolder', '=', holder),
        where('inboxUntil', '<', tx.wall),
      ]),
    )
    .executeTakeFirst()
  return held.numUpdatedRows > 0n
}

/** Gives it back at once instead of letting the time run out. */
export async function letInboxGo(tx: Tx, channel: string, holder: string): Promise<void> {
  await db(tx)
    .updateTable('noticesChannels')
    .set({ inboxHolder: null, inboxUntil: null })
    .where('channel', '=', channel)
    .where('inboxHolder', '=', holder)
    .execute()
}

export async function findInboxPlace(tx: Tx, channel: string): Promise<string | null> {
  const row = await db(tx)
    .selectFrom('noticesChannels')
    .select('inboxPlace')
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row?.inboxPlace ?? null
}

export async function saveInboxPlace(tx: Tx, channel: string, inboxPlace: string): Promise<void> {
  await change(tx, channel, { inboxPlace, receivedAt: tx.now })
}

export async function noteSent(tx: Tx, channel: string): Promise<void> {
  await touch(tx, channel)
  // one row for all mails: written when it tells something new, not once a mail
  await db(tx)
    .updateTable('noticesChannels')
    .set({ sentAt: tx.now, trouble: null, troubleAt: null })
    .where('channel', '=', channel)
    .where((where) =>
      where.or([
        where('sentAt', 'is', null),
        where('sentAt', '<', tx.now - 10_000),
        where('trouble', 'is not', null),
      ]),
    )
    .execute()
}

/** On the way out, since the first of the tries that failed. @param trouble a sentence of ours, with codes alone */
export async function noteTrouble(tx: Tx, channel: string, trouble: string): Promise<void> {
  await touch(tx, channel)
  await db(tx)
    .updateTable('noticesChannels')
    .set((set) => ({ trouble, troubleAt: set.fn.coalesce('troubleAt', set.val(tx.now)) }))
    .where('channel', '=', channel)
    .execute()
}

/** On the way in. @param trouble null where all is well again */
export async function noteInboxTrouble(tx: Tx, channel: string, trouble: string | null): Promise<void> {
  await touch(tx, channel)
  await db(tx)
    .updateTable('noticesChannels')
    .set((set) => ({
      inboxTrouble: trouble,
      inboxTroubleAt: trouble === null ? null : set.fn.coalesce('inboxTroubleAt', set.val(tx.now)),
    }))
    .where('channel', '=', channel)
    .execute()
}

export async function loadHealth(tx: Tx): Promise<Map<string, ChannelHealth>> {
  const rows = await db(tx)
    .selectFrom('noticesChannels')
    .select(['channel', 'sentAt', 'receivedAt', 'trouble', 'troubleAt', 'inboxTrouble', 'inboxTroubleAt'])
    .execute()
  return new Map(rows.map(({ channel, ...health }) => [channel, health]))
}

/** The newest test alone is kept. */
export async function saveTest(tx: Tx, test: ChannelTest): Promise<void> {
  const { id, state, says, at, wall } = test
  await db(tx)
    .insertInto('noticesChannelTests')
    .values(test)
    .onConflict((conflict) =>
      conflict.columns(['personId', 'channel']).doUpdateSet({ id, state, says, at, wall }),
    )
    .execute()
}

/** A test that a newer one has replaced has nothing to say any more. */
export async function settleTest(
  tx: Tx,
  id: string,
  result: Pick<ChannelTest, 'state' | 'says'>,
): Promise<void> {
  await db(tx)
    .updateTable('noticesChannelTests')
    .set(result)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

export async function findTest(tx: Tx, personId: string, channel: string): Promise<ChannelTest | null> {
  const row = await db(tx)
    .selectFrom('noticesChannelTests')
    .selectAll()
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row ?? null
}

export async function forgetTests(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesChannelTests').where('personId', '=', personId).execute()
}

async function touch(tx: Tx, channel: string): Promise<void> {
  await db(tx)
    .insertInto('noticesChannels')
    .values({ channel })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function change(
  tx: Tx,
  channel: string,
  values: Partial<ChannelTables['noticesChannels']>,
): Promise<void> {
  await touch(tx, channel)
  await db(tx).updateTable('noticesChannels').set(values).where('channel', '=', channel).execute()
}
