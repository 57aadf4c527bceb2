import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { Chip } from '#kit/chip/chip.tsx'
import { useClient } from '#kit/client/client.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayStamp, sayWhen } from '#kit/time/when.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import styles from '../parts/ring-page.module.css'

const STAGES = ['live', 'coming', 'past'] as const

/** All rings of mine: what is on now, what comes, what was. */
export function RingsPage() {
  const t = useText()
  useTitle(t('ring.ui.rings'))
  const client = useClient()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const rings = useQuery({
    queryKey: ['rings'],
    queryFn: ({ signal }) => client.call('ring.list', {}, { signal }),
  })
  const items = rings.data?.items ?? []
  return (
    <>
      <header className={styles.head}>
        <h1>{t('ring.ui.rings')}</h1>
        <div className={styles.row}>
          <Link to="/r" className={buttonClass('text')}>
            {t('ring.ui.join.title')}
          </Link>
          <Link to="/rings/new" className={buttonClass('ask', 'large')}>
            {t('ring.ui.list.new')}
          </Link>
        </div>
      </header>
      {rings.isPending && (
        <Waiting
          stillLoading={t('web.loading')}
          retryLabel={t('ring.ui.list.again')}
          onRetry={() => void rings.refetch()}
        />
      )}
      {rings.isError && (
        <p role="alert">
          {t('ring.ui.list.failed')}{' '}
          <Button onClick={() => void rings.refetch()}>{t('ring.ui.list.again')}</Button>
        </p>
      )}
      {rings.isSuccess && items.length === 0 && <EmptyState>{t('ring.ui.list.empty')}</EmptyState>}
      {STAGES.map((stage) => {
        const some = items.filter((one) => one.stage === stage)
        if (some.length === 0) return null
        return (
          <section key={stage} className={styles.main} aria-label={t(`ring.ui.list.${stage}`)}>
            <h2>{t(`ring.ui.list.${stage}`)}</h2>
            <ul className={styles.lines}>
              {some.map(({ id, title, startsAt }) => (
                <li key={id}>
                  <Link to="/rings/$ringId" params={{ ringId: id }} className={styles.line}>
                    <AskRing size={32} state={stage === 'past' ? 'done' : 'open'} />
                    <span>
                      <b>{title}</b>
                      <span className={styles.quiet}>
                        {(stage === 'past' ? sayStamp : sayWhen)(Date.parse(startsAt), clock)}
                      </span>
                    </span>
                    {stage === 'live' && <Chip tone="ask">{t('ring.ui.list.now')}</Chip>}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
