import type { ReactNode } from 'react'
import { classNames } from '#kit/class-names.ts'
import styles from './chip.module.css'

export type ChipTone = 'plain' | 'ask' | 'help' | 'sun'

/** A state in a word or two. */
export function Chip({ tone = 'plain', children }: { tone?: ChipTone; children: ReactNode }) {
  return <span className={classNames(styles.chip, styles[tone])}>{children}</span>
}

/** A choice: pressed or not, or a plain tap where `pressed` is left out. */
export function ChoiceChip({
  pressed,
  onChoose,
  children,
}: {
  pressed?: boolean
  onChoose: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={classNames(styles.chip, styles.choice)}
      aria-pressed={pressed}
      onClick={onChoose}
    >
      {children}
    </button>
  )
}
