import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PersonView } from '#features/people/schema.ts'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { Field } from '#kit/field/field.tsx'
import { Table } from '#kit/table/table.tsx'
import { type Text, useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import { sayStamp } from '#kit/time/when.ts'
import styles from '../parts/admin.module.css'
import { ListSheet } from '../parts/list-sheet.tsx'
import { Loading } from '../parts/loading.tsx'
import { PersonSheet } from '../parts/person-sheet.tsx'
import { StateLine } from '../parts/state-line.tsx'
import { useHealth, useRoster, useRuns } from '../parts/use-admin.ts'

type Search = { readonly q?: string; readonly person?: string; readonly list?: string }

/** Admin › People: everybody's account, what may be done with it, and lists that come in. */
export function AdminPeoplePage() {
  const t = useText()
  useTitle(t('operations.ui.people.title'))
  const { search, go } = usePlace()
  const roster = useRoster(search.q ?? '')
  const people = roster.data?.pages.flatMap(({ items }) => items)
  return (
    <>
      <h1>{t('operations.ui.people.title')}</h1>
      <PeopleState />
      <p className={styles.actions}>
        <Button kind="outline" onClick={() => go({ list: 'new' })}>
          {t('operations.ui.list.open')}
        </Button>
        <LastList />
      </p>
      <Words key={search.q === undefined ? 'none' : 'some'} q={search.q ?? ''} onWords={(q) => go({ q })} />
      <Loading of={roster} />
      {people !== undefined && people.length > 0 && (
        <Table
          caption={t('operations.ui.people.title')}
          rows={people}
          keyOf={({ id }) => id}
          columns={columnsOf(t, (person) => go({ person }))}
        />
      )}
      {people?.length === 0 && <p className={styles.quiet}>{t('operations.ui.people.nobody')}</p>}
      {roster.hasNextPage && (
        <p className={styles.section}>
          <Button busy={roster.isFetchingNextPage} onClick={() => void roster.fetchNextPage()}>
            {t('operations.ui.more')}
          </Button>
        </p>
      )}
      <ListSheet open={search.list !== undefined} onClose={() => go({ list: undefined })} />
      <PersonSheet personId={search.person} onClose={() => go({ person: undefined })} />
    </>
  )
}

/** Words and the open account stand in the address, so that they can be sent and reloaded. */
function usePlace() {
  const navigate = useNavigate()
  const { q, person, list } = useSearch({ strict: false }) as Record<string, unknown>
  const search: Search = {
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(typeof person === 'string' ? { person } : {}),
    ...(typeof list === 'string' ? { list } : {}),
  }
  const go = (change: { q?: string; person?: string | undefined; list?: string | undefined }) => {
    const next = Object.entries({ ...search, ...change }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    void navigate({ to: '/admin/people', search: Object.fromEntries(next), replace: 'q' in change })
  }
  return { search, go }
}

function Words({ q, onWords }: { q: string; onWords: (q: string) => void }) {
  const t = useText()
  const [words, setWords] = useState(q)
  useEffect(() => {
    if (words.trim() === q) return
    const timer = setTimeout(() => onWords(words.trim()), 250)
    return () => clearTimeout(timer)
  }, [words, q, onWords])
  return (
    <form className={styles.bar} role="search" onSubmit={(event) => event.preventDefault()}>
      <div className={styles.search}>
        <Field
          type="search"
          label={t('operations.ui.people.search')}
          autoComplete="off"
          data-page-search=""
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
    </form>
  )
}

/** The newest list, for as long as it can be taken back. */
function LastList() {
  const t = useText()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const run = useRuns().data?.find(({ importer }) => importer === 'people')
  if (run === undefined || !run.mayUndo) return null
  const values = { when: sayStamp(Date.parse(run.startedAt), clock), added: run.added }
  return (
    <Link to="/admin/sources" className={styles.row}>
      {t('operations.ui.list.last', values)}
    </Link>
  )
}

function PeopleState() {
  const t = useText()
  const finding = useHealth().data?.find(({ name }) => name === 'people')
  if (finding === undefined) return null
  const values = { count: finding.found, admins: finding.of }
  if (finding.found <= 1) return <StateLine state="notSetUp">{t('operations.ui.people.alone')}</StateLine>
  if (finding.state === 'ok')
    return <StateLine state="working">{t('operations.ui.people.state', values)}</StateLine>
  return <StateLine state="needsYou">{t('operations.ui.people.oneAdmin', values)}</StateLine>
}

function columnsOf(t: Text, open: (personId: string) => void) {
  return [
    {
      id: 'name',
      name: t('operations.ui.people.name'),
      cell: ({ id, name }: PersonView) => (
        <button type="button" className={styles.row} data-list-row="" onClick={() => open(id)}>
          {name}
        </button>
      ),
    },
    { id: 'mail', name: t('operations.ui.people.mail'), cell: ({ email }: PersonView) => email ?? '' },
    { id: 'team', name: t('operations.ui.people.team'), cell: ({ team }: PersonView) => team?.name ?? '' },
    {
      id: 'role',
      name: t('operations.ui.people.role'),
      cell: ({ role }: PersonView) => t(`operations.ui.people.role.${role}`),
    },
    {
      id: 'state',
      name: t('operations.ui.people.inUse'),
      cell: ({ leftAt }: PersonView) => t(leftAt ? 'operations.ui.people.left' : 'operations.ui.people.here'),
    },
  ]
}
