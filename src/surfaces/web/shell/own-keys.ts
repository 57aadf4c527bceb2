import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import type { KeyChanges } from '#kit/keys/key-map.ts'

const LETTERS = 'askwell.letters'
const CHANGES = 'askwell.keys'

export type OwnKeys = {
  /** Whether single letters do things (WCAG 2.1.4 wants them to be switched off by who needs it). */
  readonly letters: boolean
  readonly setLetters: (on: boolean) => void
  readonly changes: KeyChanges
  /** Gives a command other keys; empty switches it off, its own binding takes the change back. */
  readonly change: (binding: string, keys: string) => void
  readonly reset: () => void
}

/** What this person made of the keys, kept in this browser: another keyboard may want other keys. */
export function useKeptKeys(): OwnKeys {
  const [letters, setOn] = useState(() => localStorage.getItem(LETTERS) !== 'off')
  const [changes, setChanges] = useState(readChanges)
  const setLetters = useCallback((on: boolean) => {
    setOn(on)
    localStorage.setItem(LETTERS, on ? 'on' : 'off')
  }, [])
  const keep = useCallback((next: KeyChanges) => {
    setChanges(next)
    localStorage.setItem(CHANGES, JSON.stringify(next))
  }, [])
  return useMemo(
    () => ({
      letters,
      setLetters,
      changes,
      change: (binding, keys) => {
        const others = Object.entries(changes).filter(([one]) => one !== binding)
        keep(Object.fromEntries(keys === binding ? others : [...others, [binding, keys]]))
      },
      reset: () => keep({}),
    }),
    [letters, setLetters, changes, keep],
  )
}

function readChanges(): KeyChanges {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(CHANGES) ?? '{}')
    const pairs = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
    return Object.fromEntries(pairs.filter(([, keys]) => typeof keys === 'string'))
  } catch {
    // Somebody else's hand in the storage: the product's own keys hold, and the list of keys shows them.
    return {}
  }
}

const OwnKeysContext = createContext<OwnKeys | null>(null)
export const OwnKeysProvider = OwnKeysContext.Provider

export function useOwnKeys(): OwnKeys {
  const keys = useContext(OwnKeysContext)
  if (keys === null) throw new Error('The keys are known inside the shell alone.')
  return keys
}
