import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { leaveWords } from '#features/asks/ui/parts/draft-shelf.ts'
import { firstNameOf, useMe } from '#features/people/ui/parts/me.ts'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button, buttonClass } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import styles from './person-card.module.css'
import { placeLine } from './place-line.ts'
import { Topics } from './topics.tsx'

/** Beside the results: who this is, what they can help with, and the way to ask them. */
export function PersonCard({ personId, clock }: { personId: string; clock: Clock }) {
  const t = useText()
  const client = useClient()
  const navigate = useNavigate()
  const me = useMe().data
  const { data: person } = useQuery({
    queryKey: ['person', personId],
    queryFn: ({ signal }) => client.call('people.get', { personId }, { signal }),
    staleTime: 60_000,
  })
  if (person === undefined) return null
  const name = firstNameOf(person.name)
  const ask = () => {
    leaveWords(me?.id ?? '', '', { id: person.id, name: person.name })
    void navigate({ to: '/ask/new' })
  }
  return (
    <aside className={styles.card} aria-label={person.name}>
      <div className={styles.head}>
        <Avatar name={person.name} tone="help" size="large" />
        <div>
          <p className={styles.name}>{person.name}</p>
          <p className={styles.place}>{placeLine(person, clock, t)}</p>
        </div>
      </div>
      <h2>{t('evidence.ui.profile.can', { name })}</h2>
      <Topics personId={person.id} clock={clock} mine={false} />
      <p className={styles.least}>{t('evidence.ui.profile.canWhat', { name })}</p>
      <div className={styles.actions}>
        <Button kind="ask" onClick={ask}>
          {t('evidence.ui.profile.ask', { name })}
        </Button>
        <Link to="/people/$personId" params={{ personId: person.id }} className={buttonClass('outline')}>
          {t('evidence.ui.people.page', { name })}
        </Link>
      </div>
    </aside>
  )
}
