import type { IconName } from '#kit/icon/icon.tsx'

export type Place = {
  readonly to: string
  readonly textKey: string
  readonly icon: IconName
  readonly keys: string
}

/** The places of the rail, in its order. */
export const PLACES: readonly Place[] = [
  { to: '/', textKey: 'web.place.home', icon: 'home', keys: 'g h' },
  { to: '/for-you', textKey: 'web.place.forYou', icon: 'forYou', keys: 'g f' },
  { to: '/asks', textKey: 'web.place.asks', icon: 'asks', keys: 'g a' },
  { to: '/people', textKey: 'web.place.people', icon: 'people', keys: 'g p' },
  { to: '/rings', textKey: 'web.place.rings', icon: 'rings', keys: 'g r' },
]

/** Pages with a loud button of their own: there the rail's ask button is only outlined. */
export function hasOwnPrimary(path: string): boolean {
  return (
    path === '/' ||
    path === '/for-you' ||
    /^\/(ask\/new|asks\/.+|for-you\/.+|people(\/.+)?|rings(\/.+)?|settings|welcome)$/.test(path)
  )
}

/** The place that a path belongs to; Compose and an ask belong to My asks. */
export function placeOfPath(path: string): string {
  if (path.startsWith('/ask')) return '/asks'
  return PLACES.find(({ to }) => to !== '/' && path.startsWith(to))?.to ?? (path === '/' ? '/' : '')
}

/** Where to go after sign-in: only to a path of our own, never to another site. */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}
