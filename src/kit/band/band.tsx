import type { ReactNode } from 'react'
import { classNames } from '#kit/class-names.ts'
import styles from './band.module.css'

/** A thin line across the top: something that holds for the whole page. */
export function Band({ tone, children }: { tone: 'sample' | 'offline'; children: ReactNode }) {
  return (
    <div className={classNames(styles.band, styles[tone])} role="status">
      {children}
    </div>
  )
}
