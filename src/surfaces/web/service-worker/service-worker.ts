import { placeOf, readPush } from './read-push.ts'

/*
 * Runs where no page is open: shows what the push service brings, and opens the page on a tap. It keeps nothing and
 * answers no request of a page. The types that the page's own library of types doesn't have are written out here.
 */

interface Later {
  waitUntil(done: Promise<unknown>): void
}

interface PushMessage extends Event, Later {
  readonly data: { json(): unknown } | null
}

interface Tapped extends Event, Later {
  readonly action: string
  readonly notification: Notification
}

interface OpenPage {
  readonly url: string
  focus(): Promise<unknown>
}

interface Worker {
  readonly registration: ServiceWorkerRegistration
  readonly location: Location
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenPage[]>
    openWindow(url: string): Promise<unknown>
  }
  skipWaiting(): Promise<void>
  addEventListener<E extends Event>(type: string, heard: (event: E) => void): void
}

const worker = globalThis as unknown as Worker

worker.addEventListener<Event & Later>('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener<Event & Later>('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener<PushMessage>('push', (event) => event.waitUntil(show(event)))
worker.addEventListener<Tapped>('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(addressOf(event)))
})

async function show({ data }: PushMessage): Promise<void> {
  const shown = readPush(jsonOf(data))
  if (shown === null) return
  const actions = shown.answers.map(({ label, url }) => ({ action: url, title: label }))
  const options = {
    body: shown.body,
    tag: shown.tag,
    lang: shown.lang,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: { url: shown.url },
    actions,
  }
  await worker.registration.showNotification(shown.title, options)
}

function jsonOf(data: PushMessage['data']): unknown {
  try {
    return data?.json()
  } catch {
    // whoever could seal it wrote something else than a message: there is nothing to show
    return null
  }
}

/** An answer's own page where its button was pressed, else the page of the notice. */
function addressOf({ action, notification }: Tapped): string {
  const { url } = (notification.data ?? {}) as { url?: unknown }
  const own = typeof url === 'string' ? url : ''
  return placeOf(action === '' ? own : action, worker.location.origin)
}

/** In the app where it is open already; a draft is kept by the page that it stands on. */
async function open(url: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = pages.find((page) => page.url === url)
  if (there === undefined) await worker.clients.openWindow(url)
  else await there.focus()
}
