import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { classNames } from '#kit/class-names.ts'
import { useClient } from '#kit/client/client.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './somebody-else.module.css'

const NOBODY: readonly string[] = []
const MOST = 5

/** Finds a person by name, for whom the suggestions don't know. */
export function SomebodyElse({
  onChoose,
  openAtOnce = false,
  without = NOBODY,
}: {
  onChoose: (id: string, name: string) => void
  openAtOnce?: boolean
  /** who isn't offered: whoever is chosen already */
  without?: readonly string[]
}) {
  const t = useText()
  const client = useClient()
  const [open, setOpen] = useState(openAtOnce)
  const [name, setName] = useState('')
  const sought = name.trim()
  const { data: people = [] } = useQuery({
    queryKey: ['people', sought, without.length],
    queryFn: async ({ signal }) =>
      (
        await client.call(
          'people.list',
          { q: sought, limit: Math.min(100, MOST + without.length) },
          { signal },
        )
      ).items,
    enabled: open && sought.length >= 2,
    placeholderData: keepPreviousData,
  })
  const found = sought.length < 2 ? [] : people.filter(({ id }) => !without.includes(id)).slice(0, MOST)
  if (!open)
    return (
      <Button kind="text" onClick={() => setOpen(true)}>
        {t('invitations.ui.who.else')}
      </Button>
    )
  return (
    <div className={classNames(styles.search, !openAtOnce && styles.inPanel)}>
      <Field
        label={t('invitations.ui.who.name')}
        type="search"
        autoComplete="off"
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        // A choice is a tap on a name: inside of a form Enter would send all of it.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <ul className={styles.found}>
        {found.map((person) => (
          <li key={person.id}>
            <Button
              kind="text"
              className={styles.person}
              onClick={() => {
                onChoose(person.id, person.name)
                setName('')
                setOpen(openAtOnce)
              }}
            >
              {person.name}
              {person.title && <span className={styles.title}>{person.title}</span>}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
