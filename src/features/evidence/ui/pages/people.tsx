import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PersonView } from '#features/people/schema.ts'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { useClient } from '#kit/client/client.tsx'
import { ClosenessSign, type Closeness } from '#kit/closeness-sign/closeness-sign.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { Waiting } from '#kit/waiting/waiting.tsx'
import { placeLine } from '../parts/place-line.ts'
import styles from './people.module.css'

/** One answer of `POST /who`, as far as this page shows it. */
type Known = {
  readonly person: {
    readonly id: string
    readonly name: string
    readonly title: string | null
    readonly team: string | null
  }
  readonly route: 'direct' | 'introduction' | 'dormant'
  readonly closeness: 'works-with' | 'met' | 'none'
  readonly reasons: readonly { readonly text: string }[]
  readonly room: 'free' | 'nearly' | 'full'
}

/** Who knows about…: people by what they did, or by name. */
export function PeoplePage() {
  const t = useText()
  useTitle(t('evidence.ui.people'))
  const [words, setWords, sought] = useSought()
  const knows = useKnows(sought)
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
      {sought !== '' && (
        <ul className={styles.list}>
          {knows.data?.map((known) => (
            <KnownRow key={known.person.id} known={known} />
          ))}
        </ul>
      )}
      {sought !== '' && knows.isError && <p className={styles.note}>{t('evidence.ui.people.failed')}</p>}
      {sought !== '' && knows.data?.length === 0 && <EmptyState>{t('evidence.ui.people.nobody')}</EmptyState>}
      <Named people={named.data ?? []} sought={sought} />
    </>
  )
}

function KnownRow({ known }: { known: Known }) {
  const t = useText()
  const { person, reasons, route, room } = known
  const closeness = signOf(known)
  return (
    <li className={styles.row}>
      <Avatar name={person.name} tone="help" />
      <div className={styles.words}>
        <Link
          to="/people/$personId"
          params={{ personId: person.id }}
          className={styles.name}
          data-list-row=""
        >
          {person.name}
        </Link>
        <p className={styles.place}>{[person.title, person.team].filter(Boolean).join(', ')}</p>
        <p className={styles.reasons}>
          {reasons.slice(0, 3).map(({ text }, at) => (
            <span key={text} className={at === 0 ? styles.first : styles.more}>
              {text}
            </span>
          ))}
          {reasons.length === 0 && t('evidence.ui.people.profile')}
          {room === 'full' && <span className={styles.more}>{t('evidence.ui.people.full')}</span>}
        </p>
      </div>
      {closeness !== 'none' && (
        <ClosenessSign
          closeness={closeness}
          label={t(`evidence.ui.closeness.${route === 'direct' ? closeness : route}`)}
        />
      )}
    </li>
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

function signOf({ route, closeness }: Known): Closeness {
  if (route === 'introduction') return 'through'
  if (route === 'dormant') return 'lost'
  return closeness === 'works-with' ? 'works' : closeness
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

function useKnows(sought: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['who', sought, 10],
    queryFn: async () => (await client.call('who', { text: sought, limit: 10 })).people,
    enabled: sought.length >= 2,
    placeholderData: keepPreviousData,
  })
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
