import type { ReactNode } from 'react'
import styles from './state-line.module.css'

export type SectionState = 'working' | 'notSetUp' | 'needsYou'

/** On top of a section of administration: how it is doing, in a word and a sentence. */
export function StateLine({
  state,
  word,
  children,
}: {
  state: SectionState
  word: string
  children: ReactNode
}) {
  return (
    <p className={styles.line} role="status" data-state={state}>
      <b>{word}</b> <span>{children}</span>
    </p>
  )
}
