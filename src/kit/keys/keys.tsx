import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { decideKey, type Pending } from './key-map.ts'

/** Binding -> what to do. A handler that returns false lets the browser have the key. */
export type Bindings = Readonly<Record<string, () => unknown>>

type Layers = { readonly push: (bindings: { current: Bindings }) => () => void }

const KeysContext = createContext<Layers>({ push: () => () => {} })

/** Listens once for the whole app; what was added last is asked first. */
export function KeysProvider({ letters, children }: { letters: boolean; children: ReactNode }) {
  const stack = useRef<{ current: Bindings }[]>([])
  const layers = useMemo<Layers>(
    () => ({
      push: (bindings) => {
        stack.current.push(bindings)
        return () => {
          stack.current = stack.current.filter((one) => one !== bindings)
        }
      },
    }),
    [],
  )
  useListener(stack, letters)
  return <KeysContext value={layers}>{children}</KeysContext>
}

/** Binds keys for as long as the component stands. */
export function useKeys(bindings: Bindings): void {
  const { push } = useContext(KeysContext)
  const current = useRef(bindings)
  current.current = bindings
  useEffect(() => push(current), [push])
}

function useListener(stack: { readonly current: { current: Bindings }[] }, letters: boolean): void {
  const pending = useRef<Pending>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const handlers: Record<string, () => unknown> = {}
      for (const layer of stack.current) Object.assign(handlers, layer.current)
      const map = Object.fromEntries(Object.keys(handlers).map((name) => [name, name]))
      const decision = decideKey(map, readPress(event), pending.current, letters)
      pending.current = decision.pending
      if (decision.does === null) return
      if (handlers[decision.does]?.() !== false) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [stack, letters])
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
