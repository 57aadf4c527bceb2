import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { classNames } from '#kit/class-names.ts'
import { useClient } from '#kit/client/client.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import { sayMonth, type Clock } from '#kit/time/when.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { EvidenceView } from '../../schema.ts'
import { sayRole } from './roles.ts'
import styles from './evidence-list.module.css'

/** What somebody is known by, newest first. Its owner hides a line from all others at once, or removes it for good. */
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
  const { gone, remove } = useRemoval(personId)
  const setHidden = useHiding(personId)
  const items = (pages.data?.pages ?? []).flatMap((page) => page.items).filter(({ id }) => !gone.has(id))
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
          <li key={piece.id} className={classNames(styles.row, piece.hidden && styles.hidden)}>
            <div className={styles.words}>
              <p className={styles.text} dir="auto">
                {firstLine(piece.text)}
              </p>
              <p className={styles.facts}>{factsOf(piece, clock, t)}</p>
            </div>
            {mine && <OwnersButtons piece={piece} setHidden={setHidden} remove={remove} />}
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

function OwnersButtons({
  piece,
  setHidden,
  remove,
}: {
  piece: EvidenceView
  setHidden: (piece: EvidenceView, hidden: boolean) => void
  remove: (piece: EvidenceView) => void
}) {
  const t = useText()
  const { hidden } = piece
  const text = firstLine(piece.text)
  return (
    <span className={styles.buttons}>
      <Button
        kind="text"
        onClick={() => setHidden(piece, !hidden)}
        aria-label={t(hidden ? 'evidence.ui.showThis' : 'evidence.ui.hideThis', { text })}
      >
        {t(hidden ? 'evidence.ui.show' : 'evidence.ui.hide')}
      </Button>
      <Button kind="text" onClick={() => remove(piece)} aria-label={t('evidence.ui.removeThis', { text })}>
        {t('evidence.ui.remove')}
      </Button>
    </span>
  )
}

/** Hidden is at once, for everybody, and can be undone for as long as the owner likes. */
function useHiding(personId: string): (piece: EvidenceView, hidden: boolean) => void {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const set = async ({ id }: EvidenceView, hidden: boolean): Promise<boolean> => {
    try {
      await client.call('evidence.hide', { evidenceId: id, hidden })
      return true
    } catch {
      // The toast tells it; the list is read anew and shows what is true.
      show({ text: t('evidence.ui.notHidden') })
      return false
    } finally {
      void queries.invalidateQueries({ queryKey: ['evidence', personId] })
      void queries.invalidateQueries({ queryKey: ['evidence', 'topics', personId] })
    }
  }
  return (piece, hidden) => {
    void set(piece, hidden).then((done) => {
      if (!done || !hidden) return
      const undo = { label: t('evidence.ui.undo'), run: () => void set(piece, false) }
      show({ text: t('evidence.ui.isHidden'), undo })
    })
  }
}

/** A removed line is gone from the page at once; it is removed for good when its undo has run down. */
function useRemoval(personId: string) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const mark = (id: string, isGone: boolean) =>
    setGone((before) => {
      const after = new Set(before)
      if (isGone) after.add(id)
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
  return { gone, remove }
}

function factsOf({ role, source, at, hidden }: EvidenceView, clock: Clock, t: Text): string {
  return [
    sayRole(role, t),
    t('evidence.ui.from', { source }),
    sayMonth(Date.parse(at), clock),
    ...(hidden ? [t('evidence.ui.onlyYou')] : []),
  ].join(' · ')
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
