import { useCallback, useEffect, useState } from 'react'

/** What is kept of a draft in this browser until it is sent. */
export type Draft = {
  readonly text: string
  /** People chosen, by id. */
  readonly people: readonly string[]
  /** Names of those who were chosen by search, so that they can be shown again. */
  readonly names: Readonly<Record<string, string>>
  /** Steps that are switched on, with a time where the person chose one (epoch milliseconds). */
  readonly widen: Readonly<Record<string, number | null>>
  readonly urgent: boolean
  readonly guess: number | null
  /** One action, one key: sending again after a lost answer makes no second ask. */
  readonly key: string
}

const KEY = 'askwell.draft'

export function emptyDraft(key: string): Draft {
  return { text: '', people: [], names: {}, widen: { suggested: null }, urgent: false, guess: null, key }
}

/** A draft from what was kept; null for anything that isn't one. */
export function readDraft(kept: string | null): Draft | null {
  if (kept === null) return null
  try {
    const draft = JSON.parse(kept) as Partial<Draft> | null
    if (typeof draft?.text !== 'string' || typeof draft.key !== 'string') return null
    return { ...emptyDraft(draft.key), ...draft }
  } catch {
    // Somebody else wrote under our name, or the tab died while writing: an empty sheet is the honest answer.
    return null
  }
}

export type DraftStore = {
  readonly draft: Draft
  readonly change: (change: Partial<Draft>) => void
  readonly forget: () => void
}

/** The draft of this browser, kept at every key; two tabs agree, the newest key press wins. */
export function useDraft(): DraftStore {
  const [draft, setDraft] = useState(
    () => readDraft(localStorage.getItem(KEY)) ?? emptyDraft(crypto.randomUUID()),
  )
  useEffect(() => {
    const onChange = ({ key, newValue }: StorageEvent) => {
      if (key === KEY) setDraft(readDraft(newValue) ?? emptyDraft(crypto.randomUUID()))
    }
    addEventListener('storage', onChange)
    return () => removeEventListener('storage', onChange)
  }, [])
  const change = useCallback((changes: Partial<Draft>) => {
    setDraft((before) => {
      // Another ask is another action: it gets a key of its own.
      const next = { ...before, ...changes, key: crypto.randomUUID() }
      localStorage.setItem(KEY, JSON.stringify(next))
      return next
    })
  }, [])
  const forget = useCallback(() => {
    localStorage.removeItem(KEY)
    setDraft(emptyDraft(crypto.randomUUID()))
  }, [])
  return { draft, change, forget }
}

/** The words of a draft begun earlier; empty where there is none. */
export function keptText(): string {
  return readDraft(localStorage.getItem(KEY))?.text ?? ''
}

/** Leaves words for the next Compose: the start line of Home, a name from People. */
export function leaveWords(text: string, person?: { readonly id: string; readonly name: string }): void {
  const before = readDraft(localStorage.getItem(KEY)) ?? emptyDraft(crypto.randomUUID())
  const next: Draft = {
    ...before,
    text: text === '' ? before.text : text,
    ...(person === undefined
      ? {}
      : { people: [person.id], names: { ...before.names, [person.id]: person.name } }),
  }
  localStorage.setItem(KEY, JSON.stringify(next))
}
