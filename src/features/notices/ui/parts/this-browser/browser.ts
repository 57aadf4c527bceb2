import { dropWish, isWantedHere, wantHere } from './wanted.ts'

const WORKER = '/service-worker.js'

/** What the browser says about telling: not at all, no by its person, not asked yet, yes. */
export type Allowed = 'unsupported' | 'denied' | 'unasked' | 'granted'

/** Without an encrypted connection (or this machine's own address) no browser offers it. */
export function allowedNow(): Allowed {
  if (!('Notification' in globalThis) || !('serviceWorker' in navigator)) return 'unsupported'
  return Notification.permission === 'default' ? 'unasked' : Notification.permission
}

export function isWanted(): boolean {
  return allowedNow() === 'granted' && isWantedHere()
}

/** Asks the person by the browser's own question; has to be called by a tap. @returns whether they said yes */
export async function turnOn(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  await navigator.serviceWorker.register(WORKER)
  wantHere()
  return true
}

/** What a channel has to know of this browser (Push API). */
export interface Subscribed {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/**
 * Lets the browser's maker bring messages while no page is open.
 *
 * @param key of the organisation, base64url
 * @returns null where this browser can't: some have no such service, some were cut off from it
 */
export async function subscribe(key: string): Promise<Subscribed | null> {
  const { pushManager } = await navigator.serviceWorker.ready
  try {
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
    const { endpoint, keys } = subscription.toJSON()
    if (!endpoint || !keys?.['p256dh'] || !keys['auth']) return null
    return { endpoint, p256dh: keys['p256dh'], auth: keys['auth'] }
  } catch {
    // the page says that this browser tells only while Askwell is open; why differs from browser to browser
    return null
  }
}

/** Nothing is shown here any more, and what is still under way finds nobody. */
export async function turnOff(): Promise<void> {
  dropWish()
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** Before what poses as another: Edge says Chrome too, and Chrome says Safari. */
const BROWSERS = [
  [/\bEdg/, 'Edge'],
  [/\bFirefox|\bFxiOS/, 'Firefox'],
  [/\bOPR/, 'Opera'],
  [/\bChrome|\bCriOS|\bChromium/, 'Chrome'],
  [/\bSafari/, 'Safari'],
] as const
const SYSTEMS = [
  [/\bAndroid/, 'Android'],
  [/\biPhone|\biPad/, 'iOS'],
  [/\bWindows/, 'Windows'],
  [/\bMac OS/, 'macOS'],
  [/\bLinux/, 'Linux'],
] as const

/** "Firefox · Linux": which of their browsers it is, as far as it says so itself. */
export function browserName(agent: string): string {
  const named = (among: readonly (readonly [RegExp, string])[]) =>
    among.find(([sign]) => sign.test(agent))?.[1]
  return [named(BROWSERS) ?? 'Browser', named(SYSTEMS)].filter(Boolean).join(' · ')
}
