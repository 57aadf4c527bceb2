import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { classNames } from '#kit/class-names.ts'
import { useClient } from '#kit/client/client.tsx'
import { Field } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './somebody-else.module.css'

/** Finds a person by name, for whom the suggestions don't know. */
export function SomebodyElse({
  onChoose,
  openAtOnce = false,
}: {
  onChoose: (id: string, name: string) => void
  openAtOnce?: boolean
}) {
  const t = useText()
  const client = useClient()
  const [open, setOpen] = useState(openAtOnce)
  const [name, setName] = useState('')
  const sought = name.trim()
  const { data: people = [] } = useQuery({
    queryKey: ['people', sought],
    queryFn: async ({ signal }) =>
      (await client.call('people.list', { q: sought, limit: 5 }, { signal })).items,
    enabled: open && sought.length >= 2,
    placeholderData: keepPreviousData,
  })
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
      />
      <ul className={styles.found}>
        {(sought.length >= 2 ? people : []).map((person) => (
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
