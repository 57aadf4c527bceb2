import type { NoticeView } from '#features/notices/schema.ts'
import type { Answer } from '#kit/client/operation-map.ts'

/** As many as may have come while this one was on its way here. */
const NEWEST = 10

/**
 * Shows a notice that came while Askwell is open and out of sight. The same tag as that of push: where both tell,
 * one takes the place of the other.
 */
export async function tellHere(noticeId: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration === undefined || Notification.permission !== 'granted') return
  const notice = await findNotice(noticeId)
  if (notice === undefined || notice.readAt !== null) return
  const url = notice.askId === null ? '/notices' : `/asks/${encodeURIComponent(notice.askId)}`
  await registration.showNotification(notice.title, {
    body: notice.text ?? '',
    tag: await tagOf(noticeId),
    lang: document.documentElement.lang,
    icon: '/icon-192.png',
    data: { url },
  })
}

async function findNotice(noticeId: string): Promise<NoticeView | undefined> {
  try {
    const response = await fetch(`/api/v1/notices?limit=${NEWEST}`, { credentials: 'same-origin' })
    if (!response.ok) return undefined
    const { items } = (await response.json()) as Answer<'notices.list'>
    return items.find(({ id }) => id === noticeId)
  } catch {
    // Without a network there is nothing to tell; the notice waits in the list.
    return undefined
  }
}

/** As `src/channels/push/render.ts` makes it. */
async function tagOf(noticeId: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(noticeId))
  const letters = btoa(String.fromCodePoint(...new Uint8Array(digest)))
  return letters.replaceAll('+', '-').replaceAll('/', '_').slice(0, 32)
}
