import type { ReactNode } from 'react'
import { ListState, type Reading } from '#features/asks/ui/parts/list-state.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './home-column.module.css'

/** One of the two questions of Home, with how much there is; it waits and fails alone. */
export function HomeColumn({
  title,
  aside,
  reading,
  children,
}: {
  title: string
  aside: string
  reading: Reading
  children: ReactNode
}) {
  const t = useText()
  return (
    <section aria-label={title}>
      <div className={styles.title}>
        <h2>{title}</h2>
        <span className={styles.aside}>{aside}</span>
      </div>
      <ListState reading={reading} failed={t('invitations.ui.failedList')}>
        {children}
      </ListState>
    </section>
  )
}
