import type { UseQueryResult } from '@tanstack/react-query'
import { useText } from '#kit/text/text.tsx'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { saidProblem } from './said-problem.ts'

/** Outlines until there is something, and what to do where nothing came. */
export function Loading({ of }: { of: Pick<UseQueryResult, 'isPending' | 'error' | 'data' | 'refetch'> }) {
  const t = useText()
  if (of.isPending) {
    return (
      <Waiting
        rows={6}
        stillLoading={t('operations.ui.stillLoading')}
        retryLabel={t('operations.ui.retry')}
        onRetry={() => void of.refetch()}
      />
    )
  }
  return of.data === undefined && of.error ? <p role="alert">{saidProblem(of.error, t)}</p> : null
}
