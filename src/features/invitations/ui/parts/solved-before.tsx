import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { sayMonth, type Clock } from '#kit/time/when.ts'
import type { SimilarAsk } from '../../schema.ts'
import styles from './solved-before.module.css'

/** Only who reads it loads it: most drafts never open one. */
const SolvedSheet = lazy(async () => ({ default: (await import('./solved-sheet.tsx')).SolvedSheet }))

/** One line where an ask like this was solved and its answer kept. Reading it leaves the draft as it is. */
export function SolvedBefore({
  text,
  clock,
  onAsk,
}: {
  text: string
  clock: Clock
  onAsk: (id: string, name: string) => void
}) {
  const t = useText()
  const client = useClient()
  const [open, setOpen] = useState(false)
  const [opened, setOpened] = useState(false)
  const { data } = useQuery({
    queryKey: ['similar', text],
    queryFn: async () => (await client.call('asks.similar', { text, limit: 1 })).items[0] ?? null,
    enabled: text.length >= 10,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  if (data === null || data === undefined || text.length < 10) return null
  const title = sayWhenSolved(data, clock, t)
  return (
    <section className={styles.line} aria-label={t('invitations.ui.solved')}>
      <p>{title}</p>
      <Button
        kind="text"
        className={styles.read}
        onClick={() => {
          setOpened(true)
          setOpen(true)
        }}
      >
        {t('invitations.ui.solved.read')}
      </Button>
      {opened && (
        <Suspense>
          <SolvedSheet solved={data} title={title} open={open} onClose={() => setOpen(false)} onAsk={onAsk} />
        </Suspense>
      )}
    </section>
  )
}

function sayWhenSolved(
  { closedAt, helpers, outcome }: SimilarAsk,
  clock: Clock,
  t: ReturnType<typeof useText>,
) {
  const [first] = helpers
  return t('invitations.ui.solved.line', {
    outcome,
    month: sayMonth(Date.parse(closedAt), clock),
    count: helpers.length,
    name: first === undefined ? '' : firstNameOf(first.name),
  })
}
