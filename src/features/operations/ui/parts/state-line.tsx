import type { ReactNode } from 'react'
import { useText } from '#kit/text/text.tsx'
import styles from './admin.module.css'

export type SectionState = 'working' | 'notSetUp' | 'needsYou'

/** On top of each section: how it is doing, in a word and a sentence. */
export function StateLine({ state, children }: { state: SectionState; children: ReactNode }) {
  const t = useText()
  return (
    <p className={styles.stateLine} role="status" data-state={state}>
      <b>{t(`operations.ui.state.${state}`)}</b> <span>{children}</span>
    </p>
  )
}
