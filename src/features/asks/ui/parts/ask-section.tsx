import type { ReactNode } from 'react'
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
      <h2 className={styles.title}>
        {title} <span className={styles.count}>{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  )
}
