import { useEffect, useState } from 'react'

const LOOK_EVERY = 5 * 60_000
const SCRIPT = /<script[^>]+type="module"[^>]+src="([^"]+)"/

/**
 * Whether the server has another app than the one that runs here: asked when the person comes back to the tab, and now
 * and then while it is in sight. The page is never loaded anew by itself; what is being written is the person's.
 */
export function useNewVersion(active: boolean): boolean {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    if (!active || isThere) return
    const look = () => {
      if (document.visibilityState === 'visible') void hasNewVersion().then((is) => is && setIsThere(true))
    }
    document.addEventListener('visibilitychange', look)
    const looking = setInterval(look, LOOK_EVERY)
    return () => {
      document.removeEventListener('visibilitychange', look)
      clearInterval(looking)
    }
  }, [active, isThere])
  return isThere
}

async function hasNewVersion(): Promise<boolean> {
  const running = document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute('src')
  try {
    const response = await fetch('/', { headers: { Accept: 'text/html' }, cache: 'no-store' })
    return response.ok && isAnotherApp(running ?? undefined, await response.text())
  } catch {
    // No network: the thin line at the top tells that already, and we look again later.
    return false
  }
}

/** @param running the address of the script that runs here; undefined where it can't be told */
export function isAnotherApp(running: string | undefined, page: string): boolean {
  const offered = SCRIPT.exec(page)?.[1]
  return running !== undefined && offered !== undefined && offered !== running
}

const RELOADED = 'askwell.reloadedAt'
const ONCE_IN = 60_000

/**
 * A page that this app wants to load may be gone with its version: then the new app is loaded at that address, once in a
 * minute at most. Drafts are kept in the browser with each key, so nothing that was written is lost.
 */
export function reloadWhenOutdated(): void {
  addEventListener('vite:preloadError', (event) => {
    const before = Number(sessionStorage.getItem(RELOADED) ?? 0)
    const now = Date.now()
    if (now - before < ONCE_IN || !navigator.onLine) return
    sessionStorage.setItem(RELOADED, String(now))
    event.preventDefault()
    location.reload()
  })
}
