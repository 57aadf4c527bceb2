import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'askwell.theme'
const CHANGED = 'askwell:theme'

export function readTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** The chosen theme and a way to change it; `public/theme.js` sets it before the first paint of the next visit. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, readTheme), chooseTheme]
}

function chooseTheme(next: Theme): void {
  if (next === 'system') localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, next)
  dispatchEvent(new Event(CHANGED))
}

/** All places that show the theme agree, in other tabs of this browser, too. */
function subscribe(tell: () => void): () => void {
  const hear = () => {
    const theme = readTheme()
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    tell()
  }
  addEventListener(CHANGED, hear)
  addEventListener('storage', hear)
  return () => {
    removeEventListener(CHANGED, hear)
    removeEventListener('storage', hear)
  }
}
