import { instant } from '#engine/time/instant.ts'
import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { NewNotice } from './domain.ts'
import { viewNotices } from './queries.ts'
import { exampleNotice, NoticePath, NoticeView } from './schema.ts'
import { dropWaiting, insertNotice, markRead, saveChoice } from './store.ts'

/**
 * Person P should hear K about this thing: once. Saying it again changes nothing. When and by which channel is
 * decided at delivery, and whether it is still true is asked again then.
 */
export async function tell(tx: Tx, notice: NewNotice, notBefore: number = tx.now): Promise<void> {
  const dueAt = instant(notBefore)
  const noticeId = await insertNotice(tx, notice, dueAt)
  if (noticeId === null) return
  tx.enqueue({ kind: 'notices.deliver', key: `notice:${noticeId}`, payload: { noticeId }, dueAt })
}

/**
 * What was to be said about an ask and hasn't left yet is as if it had never been told: it may be told again. What has
 * left stays, and its truth is asked again wherever it still waits outside.
 */
export async function untell(
  tx: Tx,
  askId: string,
  kinds: readonly string[],
  toPersonId?: string,
): Promise<void> {
  await dropWaiting(tx, askId, kinds, toPersonId)
}

export const readNotice = command({
  name: 'notices.read',
  http: 'POST /notices/{noticeId}/read',
  summary: 'Mark one of my notices as read; it stays in the list.',
  access: { who: 'person', scope: 'me', object: { param: 'noticeId', belongsTo: 'person', others: 404 } },
  input: NoticePath,
  output: NoticeView,
  example: {
    input: { noticeId: exampleNotice.id },
    output: { ...exampleNotice, readAt: '2026-05-18T09:20:00.000Z' },
  },
  async run({ tx, actor, services }, { noticeId }) {
    assert(actor.kind === 'person', 'Notices are read by persons.')
    const row = await markRead(tx, actor.personId, noticeId)
    if (!row) return refuse('request.notFound')
    const about = { kind: 'notice', id: noticeId }
    const hear = [{ about, people: [actor.personId] }]
    tx.append({ type: 'notice.read', about, payload: { noticeId }, hear })
    const [view] = await viewNotices(tx, services, [row])
    assert(view, 'One notice gives one view.')
    return view
  },
})

/** No more mail of this kind; in the app the notices stay. */
export async function unsubscribe(tx: Tx, personId: string, kind: string): Promise<void> {
  await saveChoice(tx, { personId, channel: 'email', kind }, 'off')
}
