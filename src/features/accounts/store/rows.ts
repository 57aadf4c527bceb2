import { sql } from 'kysely'
import type { Instant } from '#engine/time/instant.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Scopes } from '../schema.ts'

export type LinkRow = {
  id: string
  purpose: 'setUp' | 'signIn'
  personId: string | null
  tokenHash: string
  browserHash: string | null
  codeHash: string | null
  createdAt: number
  expiresAt: number
  usedAt: number | null
}

export type SessionRow = {
  id: string
  personId: string
  secretHash: string
  createdAt: number
  seenAt: number
  endedAt: number | null
}

export type TokenRow = {
  id: string
  personId: string
  name: string
  secretHash: string
  scopes: Scopes
  madeBy: 'person' | 'admin'
  createdAt: number
  seenAt: number | null
  revokedAt: number | null
}

type AccountTables = {
  accountsLinks: LinkRow
  accountsSessions: SessionRow
  accountsTokens: Omit<TokenRow, 'scopes'> & { scopes: unknown }
}

export type Reader = Pick<Tx, 'db'>

const db = (reader: Reader) => reader.db.withTables<AccountTables>()

export async function insertLink(tx: Tx, link: LinkRow): Promise<void> {
  await db(tx).insertInto('accountsLinks').values(link).execute()
}

export async function findLink(reader: Reader, tokenHash: string): Promise<LinkRow | null> {
  const row = await db(reader)
    .selectFrom('accountsLinks')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** True for exactly one of all who try: the row is written where it is still unused. */
export async function markLinkUsed(tx: Tx, id: string): Promise<boolean> {
  const used = await db(tx)
    .updateTable('accountsLinks')
    .set({ usedAt: tx.wall })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return used !== undefined
}

export async function removeLinks(tx: Tx, which: { personId: string } | { purpose: 'setUp' }): Promise<void> {
  const query = db(tx).deleteFrom('accountsLinks')
  await ('personId' in which
    ? query.where('personId', '=', which.personId)
    : query.where('purpose', '=', which.purpose)
  ).execute()
}

export async function removeLinksExpiredBefore(tx: Tx, before: Instant): Promise<void> {
  await db(tx).deleteFrom('accountsLinks').where('expiresAt', '<', before).execute()
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await db(tx).insertInto('accountsSessions').values(session).execute()
}

export async function findSession(reader: Reader, secretHash: string): Promise<SessionRow | null> {
  const row = await db(reader)
    .selectFrom('accountsSessions')
    .selectAll()
    .where('secretHash', '=', secretHash)
    .executeTakeFirst()
  return row ?? null
}

/** Also with sessions that have ended. */
export async function findSignedIn(reader: Reader, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db(reader)
    .selectFrom('accountsSessions')
    .select('personId')
    .distinct()
    .where(sql<boolean>`person_id = any(${[...personIds]})`)
    .execute()
  return new Set(rows.map((row) => row.personId))
}

export async function markSessionSeen(reader: Reader, id: string, wall: Instant): Promise<void> {
  await db(reader).updateTable('accountsSessions').set({ seenAt: wall }).where('id', '=', id).execute()
}

export interface Listed {
  readonly limit: number
  readonly before: { readonly at: number; readonly id: string } | null
}

/** Sessions that hold at `wall`, newest first. */
export async function listSessions(
  reader: Reader,
  personId: string,
  asked: Listed & { readonly createdAfter: number; readonly seenAfter: number },
): Promise<SessionRow[]> {
  const { before } = asked
  return db(reader)
    .selectFrom('accountsSessions')
    .selectAll()
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('createdAt', '>', asked.createdAfter)
    .where('seenAt', '>', asked.seenAfter)
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('createdAt', 'id'), '<', tuple(before?.at ?? 0, before?.id ?? '')),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute()
}

/** @returns true where there was such an open session of this person */
export async function endOneSession(
  tx: Tx,
  which: { personId: string; id: string } | { secretHash: string },
): Promise<boolean> {
  const query = db(tx).updateTable('accountsSessions').set({ endedAt: tx.wall }).where('endedAt', 'is', null)
  const ended = await ('secretHash' in which
    ? query.where('secretHash', '=', which.secretHash)
    : query.where('id', '=', which.id).where('personId', '=', which.personId)
  )
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

export async function insertTokens(tx: Tx, tokens: readonly TokenRow[]): Promise<void> {
  for (let from = 0; from < tokens.length; from += 1_000) {
    const rows = tokens.slice(from, from + 1_000).map((token) => ({ ...token, scopes: json(token.scopes) }))
    await db(tx).insertInto('accountsTokens').values(rows).execute()
  }
}

export async function findToken(reader: Reader, secretHash: string): Promise<TokenRow | null> {
  const row = await db(reader)
    .selectFrom('accountsTokens')
    .selectAll()
    .where('secretHash', '=', secretHash)
    .executeTakeFirst()
  return row ? { ...row, scopes: row.scopes as Scopes } : null
}

export async function markTokenSeen(reader: Reader, id: string, wall: Instant): Promise<void> {
  await db(reader).updateTable('accountsTokens').set({ seenAt: wall }).where('id', '=', id).execute()
}

/** Tokens that aren't revoked, newest first. */
export async function listTokens(reader: Reader, personId: string, asked: Listed): Promise<TokenRow[]> {
  const { before } = asked
  const rows = await db(reader)
    .selectFrom('accountsTokens')
    .selectAll()
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('createdAt', 'id'), '<', tuple(before?.at ?? 0, before?.id ?? '')),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute()
  return rows.map((row) => ({ ...row, scopes: row.scopes as Scopes }))
}

/** @returns true where there was such a token of this person */
export async function revokeOneToken(tx: Tx, personId: string, id: string): Promise<boolean> {
  const revoked = await db(tx)
    .updateTable('accountsTokens')
    .set({ revokedAt: tx.wall })
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

/** Ends every way in that this person has: sessions, tokens and links. */
export async function endAll(tx: Tx, personId: string): Promise<void> {
  await db(tx)
    .updateTable('accountsSessions')
    .set({ endedAt: tx.wall })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute()
  await db(tx)
    .updateTable('accountsTokens')
    .set({ revokedAt: tx.wall })
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .execute()
  await removeLinks(tx, { personId })
}

export async function removeAll(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('accountsSessions').where('personId', '=', personId).execute()
  await db(tx).deleteFrom('accountsTokens').where('personId', '=', personId).execute()
  await removeLinks(tx, { personId })
}

/** Everything that was ever given to the person, for their export. */
export async function listAllOf(
  reader: Reader,
  personId: string,
): Promise<{ sessions: SessionRow[]; tokens: TokenRow[] }> {
  const sessions = await db(reader)
    .selectFrom('accountsSessions')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute()
  const tokens = await db(reader)
    .selectFrom('accountsTokens')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .execute()
  return { sessions, tokens: tokens.map((row) => ({ ...row, scopes: row.scopes as Scopes })) }
}
