import { Link } from '@tanstack/react-router'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { type Clock, sayWhen } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import type { NoticeView } from '../../schema.ts'
import { useNotices, useRead } from '../parts/use-notices.ts'
import styles from './notices.module.css'

/** What I was told, each thing once, newest first. Opening one marks it as read; nothing goes away. */
export function NoticesPage() {
  const t = useText()
  useTitle(t('notices.ui.list.title'))
  const list = useNotices()
  const read = useRead()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const notices = list.data?.pages.flatMap(({ items }) => items) ?? []
  const unread = notices.filter(({ readAt }) => readAt === null)
  return (
    <>
      <div className={styles.head}>
        <h1>{t('notices.ui.list.title')}</h1>
        {unread.length > 0 && (
          <Button kind="text" busy={read.isPending} onClick={() => read.mutate(unread.map(({ id }) => id))}>
            {t('notices.ui.list.readAll')}
          </Button>
        )}
      </div>
      {list.isPending && (
        <Waiting
          rows={4}
          stillLoading={t('notices.ui.stillLoading')}
          retryLabel={t('notices.ui.retry')}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isError && !list.data && <p>{t('notices.ui.list.failed')}</p>}
      {list.data && notices.length === 0 && <EmptyState>{t('notices.ui.list.empty')}</EmptyState>}
      <ul className={styles.list}>
        {notices.map((notice) => (
          <Row key={notice.id} notice={notice} clock={clock} onOpen={() => read.mutate([notice.id])} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('notices.ui.list.more')}
        </Button>
      )}
    </>
  )
}

function Row({ notice, clock, onOpen }: { notice: NoticeView; clock: Clock; onOpen: () => void }) {
  const t = useText()
  const isNew = notice.readAt === null
  const inside = (
    <>
      <span className={styles.title}>
        {notice.title}
        {notice.text !== null && <span className={styles.text}>{notice.text}</span>}
      </span>
      <span className={styles.when}>
        {isNew && <b>{t('notices.ui.list.new')}</b>}
        <time dateTime={notice.at}>{sayWhen(Date.parse(notice.at), clock)}</time>
      </span>
    </>
  )
  return (
    <li>
      {notice.askId === null ? (
        <button type="button" className={styles.row} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <Link
          to="/asks/$askId"
          params={{ askId: notice.askId }}
          className={styles.row}
          onClick={() => isNew && onOpen()}
        >
          {inside}
        </Link>
      )}
    </li>
  )
}
