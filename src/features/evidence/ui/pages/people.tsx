import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PersonView } from '#features/people/schema.ts'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { KnownRow } from '../parts/known-row.tsx'
import { useKnows, type Known } from '../parts/known.ts'
import { PersonCard } from '../parts/person-card.tsx'
import { placeLine } from '../parts/place-line.ts'
import styles from './people.module.css'

const FEW = 10
const MANY = 40

/** Who knows about…: people by what they did, or by name. */
export function PeoplePage() {
  const t = useText()
  useTitle(t('evidence.ui.people'))
  const [words, setWords, sought] = useSought()
  const [limit, setLimit] = useState(FEW)
  const knows = useKnows(sought, limit)
  const named = useNamed(sought)
  return (
    <>
      <h1>{t('evidence.ui.people.title')}</h1>
      <form className={styles.search} role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          className={styles.input}
          type="search"
          aria-label={t('evidence.ui.people.title')}
          placeholder={t('evidence.ui.people.placeholder')}
          autoComplete="off"
          data-page-search=""
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {knows.data !== undefined && sought !== '' && (
          <span className={styles.count} role="status">
            {t('evidence.ui.people.count', { count: knows.data.length })}
          </span>
        )}
      </form>
      {(knows.isLoading || named.isLoading) && (
        <Waiting
          rows={4}
          stillLoading={t('evidence.ui.stillLoading')}
          retryLabel={t('evidence.ui.retry')}
          onRetry={() => void Promise.all([knows.refetch(), named.refetch()])}
        />
      )}
      {sought !== '' && knows.data !== undefined && knows.data.length > 0 && (
        <Found people={knows.data} more={limit === FEW && knows.data.length === FEW ? setLimit : null} />
      )}
      {sought !== '' && knows.isError && <p className={styles.note}>{t('evidence.ui.people.failed')}</p>}
      {sought !== '' && knows.data?.length === 0 && <EmptyState>{t('evidence.ui.people.nobody')}</EmptyState>}
      <Named people={named.data ?? []} sought={sought} />
    </>
  )
}

/** The list, and beside it on wide screens the card of whom one looks at. */
function Found({ people, more }: { people: readonly Known[]; more: ((limit: number) => void) | null }) {
  const t = useText()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const [looked, setLooked] = useState('')
  const shown = people.find(({ person }) => person.id === looked) ?? people[0]
  return (
    <div className={styles.columns}>
      <div>
        <ul>
          {people.map((known) => (
            <KnownRow
              key={known.person.id}
              known={known}
              clock={clock}
              current={known === shown}
              onLook={() => setLooked(known.person.id)}
            />
          ))}
        </ul>
        <p className={styles.foot}>
          {more !== null && <Button onClick={() => more(MANY)}>{t('evidence.ui.people.more')}</Button>}
          <span className={styles.note}>{t('evidence.ui.people.notListed')}</span>
        </p>
      </div>
      {shown !== undefined && <PersonCard personId={shown.person.id} clock={clock} />}
    </div>
  )
}

function Named({ people, sought }: { people: readonly PersonView[]; sought: string }) {
  const t = useText()
  const me = useMe().data
  const clock = useClock(zoneOf(me), t.language)
  if (people.length === 0) return null
  return (
    <section className={styles.named}>
      <h2>{t(sought === '' ? 'evidence.ui.people.everybody' : 'evidence.ui.people.byName')}</h2>
      <ul className={styles.grid}>
        {people.map((person) => (
          <li key={person.id}>
            <Link
              to="/people/$personId"
              params={{ personId: person.id }}
              className={styles.person}
              data-list-row=""
            >
              <Avatar name={person.name} />
              <span className={styles.words}>
                <b>{person.name}</b>
                <span className={styles.place}>{placeLine(person, clock, t)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is sought, in the address so that it can be sent; the search itself waits for a pause. */
function useSought(): readonly [string, (words: string) => void, string] {
  const navigate = useNavigate()
  const { q } = useSearch({ strict: false }) as { q?: unknown }
  const sought = typeof q === 'string' ? q : ''
  const [words, setWords] = useState(sought)
  useEffect(() => {
    const next = words.trim()
    if (next === sought) return
    const timer = setTimeout(() => {
      // Somebody was chosen meanwhile: their page may still be loading, and a search must not call it off.
      if (location.pathname !== '/people') return
      void navigate({ to: '/people', search: next === '' ? {} : { q: next }, replace: true })
    }, 250)
    return () => clearTimeout(timer)
  }, [words, sought, navigate])
  return [words, setWords, sought]
}

function useNamed(sought: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['people', sought, 24],
    queryFn: async ({ signal }) =>
      (await client.call('people.list', { limit: 24, ...(sought === '' ? {} : { q: sought }) }, { signal }))
        .items,
    placeholderData: keepPreviousData,
  })
}
