import type { ReactNode } from 'react'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import styles from './door.module.css'

/** What stands before somebody is known: the mark, one sheet with one thing to do, and a word on what happens with it. */
export function Door({ title, what, children }: { title: string; what: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <p className={styles.brand}>
        <AskRing state="accepted" size={26} />
        Askwell
      </p>
      <div className={styles.middle}>
        <div className={styles.sheet}>
          <h1>{title}</h1>
          {children}
        </div>
        <p className={styles.quiet}>{what}</p>
      </div>
    </main>
  )
}
