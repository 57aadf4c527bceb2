import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react'
import { changedMap, decideKey, showKeys, type KeyChanges, type Pending } from './key-map.ts'

/** Binding -> what to do. A handler that returns false lets the browser have the key. */
export type Bindings = Readonly<Record<string, () => unknown>>

type Layers = {
  readonly push: (bindings: { current: Bindings }) => () => void
  readonly letters: boolean
  readonly changes: KeyChanges
}

const UNCHANGED: KeyChanges = {}
const KeysContext = createContext<Layers>({ push: () => () => {}, letters: true, changes: UNCHANGED })

/** Listens once for the whole app; what was added last is asked first. */
export function KeysProvider({
  letters,
  changes = UNCHANGED,
  children,
}: {
  letters: boolean
  /** What the person made of keys in the settings. */
  changes?: KeyChanges
  children: ReactNode
}) {
  const stack = useRef<{ current: Bindings }[]>([])
  const layers = useMemo<Layers>(
    () => ({
      push: (bindings) => {
        stack.current.push(bindings)
        return () => {
          stack.current = stack.current.filter((one) => one !== bindings)
        }
      },
      letters,
      changes,
    }),
    [letters, changes],
  )
  useListener(stack, layers)
  return <KeysContext value={layers}>{children}</KeysContext>
}

/** Binds keys for as long as the component stands. */
export function useKeys(bindings: Bindings): void {
  const { push } = useContext(KeysContext)
  const current = useRef(bindings)
  current.current = bindings
  // Before the paint: a key that is pressed as soon as its button is seen must not be lost.
  useLayoutEffect(() => push(current), [push])
}

/**
 * A key as it stands on the screen, in this person's own keys; empty where it does nothing.
 *
 * @param shown as a page writes it: `C`, `Ctrl ↵`
 */
export function useShownKey(shown: string): string {
  const { letters, changes } = useContext(KeysContext)
  if (shown.length > 1) return shown
  const own = changes[shown.toLowerCase()]
  if (own === '' || !letters) return ''
  return own === undefined ? shown : showKeys(own, false).join(' ')
}

function useListener(
  stack: { readonly current: { current: Bindings }[] },
  { letters, changes }: Pick<Layers, 'letters' | 'changes'>,
): void {
  const pending = useRef<Pending>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const handlers: Record<string, () => unknown> = {}
      for (const layer of stack.current) Object.assign(handlers, layer.current)
      const map = changedMap(Object.keys(handlers), changes)
      const decision = decideKey(map, readPress(event), pending.current, letters)
      pending.current = decision.pending
      if (decision.does === null) return
      if (handlers[decision.does]?.() !== false) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [stack, letters, changes])
}

function readPress(event: KeyboardEvent) {
  return {
    key: event.key,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
    inText: writesText(event.target),
    at: event.timeStamp,
  }
}

const NOT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color'])

function writesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type)
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}
