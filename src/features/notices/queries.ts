import { isRefusal, assert } from '#platform/refusal.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { namesOf } from '#features/people/queries.ts'
import { exampleNotice, ListNotices, NoticePage, type NoticeView } from './schema.ts'
import { listDelivered, type NoticeRow } from './store.ts'

export const listNotices = query({
  name: 'notices.list',
  http: 'GET /notices',
  summary: 'What I was told, each once, newest first. Acted on or read, it stays.',
  access: { who: 'person', scope: 'me' },
  input: ListNotices,
  output: NoticePage,
  example: { input: { limit: 20 }, output: { items: [exampleNotice], next: null } },
  async run({ tx, actor }, { limit, cursor }) {
    assert(actor.kind === 'person', 'Notices are listed for a person.')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const rows = await listDelivered(tx, actor.personId, { limit: limit + 1, before })
    const shown = pageOf(rows, limit, (row) => ({ at: row.deliveredAt ?? row.at, id: row.id }))
    return { items: await viewNotices(tx, shown.items), next: shown.next }
  },
})

export async function viewNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<NoticeView[]> {
  const names = await namesOf(
    tx,
    rows.map((row) => row.fromId),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    askId: row.askId,
    person: row.fromId === null ? null : (names.get(row.fromId) ?? { id: row.fromId, name: '' }),
    at: new Date(row.deliveredAt ?? row.at).toISOString(),
    readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
  }))
}
