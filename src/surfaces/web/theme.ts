import { useCallback, useState } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'askwell.theme'

export function readTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** The chosen theme and a way to change it; `public/theme.js` sets it before the first paint of the next visit. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(readTheme)
  const choose = useCallback((next: Theme) => {
    setTheme(next)
    const root = document.documentElement
    if (next === 'system') {
      localStorage.removeItem(KEY)
      delete root.dataset['theme']
    } else {
      localStorage.setItem(KEY, next)
      root.dataset['theme'] = next
    }
  }, [])
  return [theme, choose]
}
