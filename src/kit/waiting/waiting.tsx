import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import styles from './waiting.module.css'

/** Nothing for 150 ms, then outlines, after 4 s a sentence and a way to try again. */
export type WaitPhase = 'nothing' | 'outlines' | 'long'

const OUTLINES_AFTER = 150
const LONG_AFTER = 4000

export function useWaitPhase(): WaitPhase {
  const [phase, setPhase] = useState<WaitPhase>('nothing')
  useEffect(() => {
    const outlines = setTimeout(() => setPhase('outlines'), OUTLINES_AFTER)
    const long = setTimeout(() => setPhase('long'), LONG_AFTER)
    return () => {
      clearTimeout(outlines)
      clearTimeout(long)
    }
  }, [])
  return phase
}

/** Stands where the thing will stand, so that nothing moves when it comes. */
export function Waiting({
  rows = 3,
  stillLoading,
  retryLabel,
  onRetry,
}: {
  rows?: number
  stillLoading: string
  retryLabel: string
  onRetry: () => void
}) {
  const phase = useWaitPhase()
  return (
    <WaitingView phase={phase} rows={rows} stillLoading={stillLoading}>
      <Button onClick={onRetry}>{retryLabel}</Button>
    </WaitingView>
  )
}

/** The three looks of waiting, without the clock. */
export function WaitingView({
  phase,
  rows,
  stillLoading,
  children,
}: {
  phase: WaitPhase
  rows: number
  stillLoading: string
  children?: ReactNode
}) {
  return (
    <div className={styles.waiting} aria-busy="true">
      {phase !== 'nothing' && (
        <div aria-hidden="true">
          {Array.from({ length: rows }, (_, at) => (
            <div key={at} className={styles.row}>
              <span className={styles.round} />
              <span className={styles.lines}>
                <span className={styles.line} />
                <span className={styles.short} />
              </span>
            </div>
          ))}
        </div>
      )}
      {phase === 'long' && (
        <div className={styles.long} role="status">
          <p>{stillLoading}</p>
          {children}
        </div>
      )}
    </div>
  )
}
