import type { ReactNode } from 'react'
import { ListHead } from '#kit/list-row/list-row.tsx'
import styles from './ask-section.module.css'

/** A part of My asks: what it is about, how many there are, and its rows. */
export function AskSection({
  title,
  count,
  children,
}: {
  title: string
  count: number
  children: ReactNode
}) {
  return (
    <section className={styles.group} aria-label={title}>
      <ListHead title={title} aside={count} />
      <ul>{children}</ul>
    </section>
  )
}
