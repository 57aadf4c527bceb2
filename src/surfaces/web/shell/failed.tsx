import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './failed.module.css'

/** A page that couldn't be shown: what happened, what now, and a short code for whoever helps. */
export function FailedView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useText()
  const problem = isProblem(error) ? error : null
  const words = problem === null ? t('web.failed') : problemWords(problem.status, t)
  return (
    <div className={styles.failed} role="alert">
      <EmptyState action={<Button onClick={onRetry}>{t('web.retry')}</Button>}>{words}</EmptyState>
      <p className={styles.code}>{t('web.failed.code', { code: problem?.code ?? nameOf(error) })}</p>
    </div>
  )
}

function problemWords(status: number, t: (key: string) => string): string {
  if (status === 0) return t('web.failed.offline')
  if (status === 404) return t('web.failed.missing')
  if (status === 403) return t('web.failed.forbidden')
  return t('web.failed')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
