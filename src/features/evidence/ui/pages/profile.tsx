import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { leaveWords } from '#features/asks/ui/parts/draft-shelf.ts'
import type { PersonView } from '#features/people/schema.ts'
import { firstNameOf, useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button } from '#kit/button/button.tsx'
import { Chip } from '#kit/chip/chip.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { EvidenceList } from '../parts/evidence-list.tsx'
import { placeLine } from '../parts/place-line.ts'
import { Topics } from '../parts/topics.tsx'
import styles from './profile.module.css'

/** A person: who they are, what they are known by here, and the way to ask them. One's own lines can be removed. */
export function ProfilePage() {
  const t = useText()
  const { personId = '' } = useParams({ strict: false }) as { personId?: string }
  const client = useClient()
  const person = useQuery({
    queryKey: ['person', personId],
    queryFn: ({ signal }) => client.call('people.get', { personId }, { signal }),
  })
  useTitle(person.data?.name ?? t('evidence.ui.people'))
  if (person.data !== undefined) return <Profile person={person.data} />
  if (person.isError)
    return (
      <EmptyState>
        {t(
          isProblem(person.error) && person.error.status === 404
            ? 'evidence.ui.profile.missing'
            : 'evidence.ui.failed',
        )}
      </EmptyState>
    )
  return (
    <Waiting
      rows={2}
      stillLoading={t('evidence.ui.stillLoading')}
      retryLabel={t('evidence.ui.retry')}
      onRetry={() => void person.refetch()}
    />
  )
}

function Profile({ person }: { person: PersonView }) {
  const t = useText()
  const navigate = useNavigate()
  const me = useMe().data
  const mine = me?.id === person.id
  const clock = useClock(zoneOf(me), t.language)
  const name = firstNameOf(person.name)
  const ask = () => {
    leaveWords(me?.id ?? '', '', { id: person.id, name: person.name })
    void navigate({ to: '/ask/new' })
  }
  return (
    <div className={styles.profile}>
      <header className={styles.head}>
        <Avatar name={person.name} tone="help" size="large" />
        <div className={styles.who}>
          <h1>{person.name}</h1>
          <p className={styles.place}>{placeLine(person, clock, t)}</p>
        </div>
        {person.simulated && <Chip>{t('evidence.ui.simulated')}</Chip>}
        {!mine && (
          <Button kind="ask" size="large" onClick={ask}>
            {t('evidence.ui.profile.ask', { name })}
          </Button>
        )}
      </header>
      <section className={styles.section}>
        <h2>{t(mine ? 'evidence.ui.profile.canMine' : 'evidence.ui.profile.can', { name })}</h2>
        <p className={styles.place}>
          {t(mine ? 'evidence.ui.profile.canMineWhat' : 'evidence.ui.profile.canWhat', { name })}
        </p>
        <Topics personId={person.id} clock={clock} mine={mine} />
      </section>
      <section className={styles.section}>
        <h2>{t(mine ? 'evidence.ui.profile.mine' : 'evidence.ui.profile.theirs', { name })}</h2>
        <p className={styles.place}>
          {t(mine ? 'evidence.ui.profile.mineWhat' : 'evidence.ui.profile.theirsWhat', { name })}
        </p>
        <EvidenceList personId={person.id} clock={clock} mine={mine} />
      </section>
    </div>
  )
}
