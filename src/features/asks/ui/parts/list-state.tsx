import type { ReactNode } from 'react'
import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { Waiting } from '#kit/waiting/waiting.tsx'
import styles from './list-state.module.css'

/** A query, as far as a list has to know it. */
export type Reading = {
  readonly data?: unknown
  readonly isPending: boolean
  readonly isError: boolean
  readonly error?: unknown
  readonly fetchStatus: 'fetching' | 'paused' | 'idle'
  readonly refetch: () => unknown
}

/**
 * Each list waits and fails alone: outlines, then its rows; where nothing came, why, and how to try again. What was read
 * once stays, whatever happens to a later reading: an old list helps more than a sentence about the network.
 */
export function ListState({
  reading,
  rows,
  failed,
  children,
}: {
  reading: Reading
  rows?: number
  /** What didn't load, and that it is safe, where something of the person's own is in it. */
  failed: string
  children: ReactNode
}) {
  const t = useText()
  const retry = () => void reading.refetch()
  if (reading.data !== undefined) return children
  if (reading.isError) return <Failed error={reading.error} sentence={failed} onRetry={retry} />
  if (reading.fetchStatus === 'paused') return <p className={styles.failed}>{t('asks.ui.list.offline')}</p>
  return (
    <Waiting
      {...(rows === undefined ? {} : { rows })}
      stillLoading={t('asks.ui.stillLoading')}
      retryLabel={t('asks.ui.retry')}
      onRetry={retry}
    />
  )
}

/** What happened, what now, and a short code for who is asked about it. */
export function Failed({
  error,
  sentence,
  onRetry,
}: {
  error: unknown
  sentence: string
  onRetry: () => void
}) {
  const t = useText()
  return (
    <div className={styles.failed} role="alert">
      <p>
        {sentence}{' '}
        {isProblem(error) && error.status !== 0 && <span className={styles.code}>{error.code}</span>}
      </p>
      <Button onClick={onRetry}>{t('asks.ui.retry')}</Button>
    </div>
  )
}
