import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import styles from './failed.module.css'

/** What couldn't be shown: what happened, what now, and a short code for whoever helps. */
export function FailedView({
  error,
  onRetry,
  level = 1,
}: {
  error: unknown
  onRetry: () => void
  /** Of its heading, where a page stands around it. */
  level?: 1 | 3
}) {
  const Heading = level === 1 ? 'h1' : 'h3'
  const t = useText()
  const problem = isProblem(error) ? error : null
  const missing = error instanceof MissingPage
  return (
    <div className={styles.failed} role="alert">
      <AskRing size={44} state={missing ? 'rest' : 'draft'} />
      <Heading className={styles.sentence}>
        {t(missing ? 'web.failed.noPage' : wordsFor(problem?.status))}
      </Heading>
      <Button onClick={onRetry}>{t(missing ? 'web.place.home' : 'web.retry')}</Button>
      {!missing && (
        <p className={styles.code}>{t('web.failed.code', { code: problem?.code ?? nameOf(error) })}</p>
      )}
    </div>
  )
}

/** The same where no page stands around it. */
export function FailedPage(props: { error: unknown; onRetry: () => void }) {
  return (
    <main>
      <FailedView {...props} />
    </main>
  )
}

/** An address that leads nowhere. */
export class MissingPage extends Error {}

function wordsFor(status: number | undefined): string {
  if (status === 0) return 'web.failed.offline'
  if (status === 404) return 'web.failed.missing'
  return status === 403 ? 'web.failed.forbidden' : 'web.failed'
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
