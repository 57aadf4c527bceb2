import type { ReactNode } from 'react'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import styles from './empty-state.module.css'

/** One sentence of sense and the one action, beside the pale ring. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <AskRing size={44} />
      <p className={styles.sentence}>{children}</p>
      {action}
    </div>
  )
}
