import { isProblem } from '#kit/client/problem.ts'
import type { Text } from '#kit/text/text.tsx'

/** What went wrong and what to do now, in the server's words where it has some. */
export function saidProblem(error: unknown, t: Text): string {
  const said = isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : ''
  return said === '' ? t('operations.ui.failed') : said
}
