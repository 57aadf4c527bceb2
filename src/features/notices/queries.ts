import { isRefusal, assert } from '#platform/refusal.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { loadPerson, namesOf } from '#features/people/queries.ts'
import { draft } from './letter/queries.ts'
import { sayKey } from './messages.ts'
import { exampleNotice, ListNotices, NoticePage, type NoticeView } from './schema.ts'
import { findTold, listDelivered, type NoticeRow } from './store.ts'

export const listNotices = query({
  name: 'notices.list',
  http: 'GET /notices',
  summary: 'What I was told, each once, newest first. Acted on or read, it stays.',
  access: { who: 'person', scope: 'me' },
  input: ListNotices,
  output: NoticePage,
  example: { input: { limit: 20 }, output: { items: [exampleNotice], next: null } },
  async run({ tx, actor, services }, { limit, cursor }) {
    assert(actor.kind === 'person', 'Notices are listed for a person.')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const rows = await listDelivered(tx, actor.personId, { limit: limit + 1, before })
    const shown = pageOf(rows, limit, (row) => ({ at: row.deliveredAt ?? row.at, id: row.id }))
    return { items: await viewNotices(tx, services, shown.items), next: shown.next }
  },
})

/** Whether this person's calendar was told of one of these things, by a kind for calendars. */
export function wasTold(
  tx: Tx,
  personId: string,
  kind: string,
  aboutIds: readonly string[],
): Promise<boolean> {
  return findTold(tx, personId, kind, aboutIds)
}

export async function viewNotices(
  tx: Tx,
  services: Services,
  rows: readonly NoticeRow[],
): Promise<NoticeView[]> {
  const [reader] = rows
  const lang = (reader && (await loadPerson(tx, reader.personId)))?.languages[0] ?? 'en'
  const say = services.get(sayKey)
  const texts = await ownTexts(tx, services, rows)
  const names = await namesOf(
    tx,
    rows.map((row) => row.fromId),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: texts.get(row.id) ?? null,
    title: say(lang, `${row.kind}.subject`, { name: names.get(row.fromId ?? '')?.name ?? '', other: '' }),
    askId: row.askId,
    person: row.fromId === null ? null : (names.get(row.fromId) ?? { id: row.fromId, name: '' }),
    at: new Date(row.deliveredAt ?? row.at).toISOString(),
    readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
  }))
}

/** Our own notes have no page that tells the rest; of everything else the ask's page has it. */
async function ownTexts(
  tx: Tx,
  services: Services,
  rows: readonly NoticeRow[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const row of rows.filter(({ kind }) => kind.startsWith('notices.'))) {
    const said = (await draft(tx, services, row))?.message.blocks[0]
    if (said?.kind === 'paragraph') texts.set(row.id, said.text)
  }
  return texts
}
