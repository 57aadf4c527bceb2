import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { Button } from '#kit/button/button.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import styles from './toast.module.css'

export type ToastRequest = {
  readonly text: ReactNode
  /** Shown as a button for as long as the toast stands; `Z` does the same. */
  readonly undo?: { readonly label: string; readonly run: () => void }
  /** Runs when the toast goes without undo. */
  readonly onGone?: () => void
  readonly seconds?: number
}

type Shown = ToastRequest & { readonly id: number }
type Toasts = {
  readonly show: (request: ToastRequest) => void
  /** Takes back the newest thing that can be taken back; false if there is none. */
  readonly undoLast: () => boolean
}

const ToastContext = createContext<Toasts>({ show: () => {}, undoLast: () => false })

/** Short notes at the foot of the page, newest below. They wait while somebody points at them or has focus inside. */
export function ToastProvider({ label, children }: { label: string; children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const latest = useRef(shown)
  latest.current = shown
  const counter = useRef(0)
  const remove = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), [])
  const toasts = useMemo<Toasts>(
    () => ({
      show: (request) => {
        counter.current += 1
        const id = counter.current
        // Three at most: the oldest is taken as read, and what waited for it is done.
        for (const one of latest.current.slice(0, -2)) one.onGone?.()
        setShown((all) => [...all.slice(-2), { ...request, id }])
      },
      undoLast: () => {
        const last = latest.current.findLast(({ undo }) => undo !== undefined)
        if (last === undefined) return false
        last.undo?.run()
        remove(last.id)
        return true
      },
    }),
    [remove],
  )
  useFlushOnLeave(latest)
  return (
    <ToastContext value={toasts}>
      {children}
      <section className={styles.place} aria-label={label} aria-live="polite">
        {shown.map((toast) => (
          <Toast key={toast.id} toast={toast} onRemove={remove} />
        ))}
      </section>
    </ToastContext>
  )
}

export function useToasts(): Toasts {
  return useContext(ToastContext)
}

/** What waits for the end of its undo time is done at once when the page goes away: nothing is lost. */
function useFlushOnLeave(latest: { readonly current: readonly Shown[] }): void {
  useEffect(() => {
    const flush = () => {
      for (const toast of latest.current) toast.onGone?.()
    }
    addEventListener('pagehide', flush)
    return () => removeEventListener('pagehide', flush)
  }, [latest])
}

function Toast({ toast, onRemove }: { toast: Shown; onRemove: (id: number) => void }) {
  const [held, setHeld] = useState(false)
  const { id, text, undo, onGone, seconds = 10 } = toast
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => {
      onGone?.()
      onRemove(id)
    }, seconds * 1000)
    return () => clearTimeout(timer)
  }, [held, id, onGone, onRemove, seconds])
  return (
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{text}</span>
      {undo !== undefined && (
        <Button
          kind="text"
          className={styles.undo}
          aria-keyshortcuts="Z"
          onClick={() => {
            undo.run()
            onRemove(id)
          }}
        >
          {undo.label} <Kbd>Z</Kbd>
        </Button>
      )}
    </div>
  )
}
