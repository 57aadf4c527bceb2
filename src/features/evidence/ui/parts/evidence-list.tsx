import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import { sayMonth, type Clock } from '#kit/time/when.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { EvidenceView } from '../../schema.ts'
import styles from './evidence-list.module.css'

/** What somebody is known by, newest first. The owner can remove a line; it stays removed. */
export function EvidenceList({ personId, clock, mine }: { personId: string; clock: Clock; mine: boolean }) {
  const t = useText()
  const client = useClient()
  const pages = useInfiniteQuery({
    queryKey: ['evidence', personId],
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'evidence.list',
        { personId, limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const { hidden, remove } = useRemoval(personId)
  const items = (pages.data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !hidden.has(id))
  if (pages.isPending)
    return (
      <Waiting
        stillLoading={t('evidence.ui.stillLoading')}
        retryLabel={t('evidence.ui.retry')}
        onRetry={() => void pages.refetch()}
      />
    )
  if (pages.isError && items.length === 0) return <p className={styles.note}>{t('evidence.ui.failed')}</p>
  if (items.length === 0)
    return <EmptyState>{t(mine ? 'evidence.ui.none.mine' : 'evidence.ui.none')}</EmptyState>
  return (
    <>
      <ul className={styles.list}>
        {items.map((piece) => (
          <li key={piece.id} className={styles.row}>
            <div className={styles.words}>
              <p className={styles.text}>{firstLine(piece.text)}</p>
              <p className={styles.facts}>{factsOf(piece, clock, t)}</p>
            </div>
            {mine && (
              <Button
                kind="text"
                onClick={() => remove(piece)}
                aria-label={t('evidence.ui.removeThis', { text: firstLine(piece.text) })}
              >
                {t('evidence.ui.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('evidence.ui.more')}
        </Button>
      )}
    </>
  )
}

/** A removed line is gone from the page at once; it is removed for good when its undo has run down. */
function useRemoval(personId: string) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const mark = (id: string, gone: boolean) =>
    setHidden((before) => {
      const after = new Set(before)
      if (gone) after.add(id)
      else after.delete(id)
      return after
    })
  const remove = ({ id }: EvidenceView) => {
    mark(id, true)
    show({
      text: t('evidence.ui.removed'),
      undo: { label: t('evidence.ui.undo'), run: () => mark(id, false) },
      onGone: () => {
        void client
          .call('evidence.remove', { evidenceId: id }, { keepalive: document.visibilityState === 'hidden' })
          .then(() => queries.invalidateQueries({ queryKey: ['evidence', personId] }))
          .catch(() => {
            mark(id, false)
            show({ text: t('evidence.ui.notRemoved') })
          })
      },
    })
  }
  return { hidden, remove }
}

function factsOf({ role, source, at }: EvidenceView, clock: Clock, t: Text): string {
  const known = ['author', 'helper', 'reviewer', 'reporter', 'committer'].includes(role)
  return [
    t(known ? `evidence.ui.role.${role}` : 'evidence.ui.role.other', { role }),
    t('evidence.ui.from', { source }),
    sayMonth(Date.parse(at), clock),
  ].join(' · ')
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
