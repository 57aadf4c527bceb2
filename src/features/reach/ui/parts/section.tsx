import type { ReactNode } from 'react'
import styles from './section.module.css'

/** One thing that can be set, with one sentence on what it does. */
export function Section({ title, what, children }: { title: string; what: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className={styles.what}>{what}</p>
      </div>
      {children}
    </section>
  )
}
