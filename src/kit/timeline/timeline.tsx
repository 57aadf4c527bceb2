import type { ReactNode } from 'react'
import { classNames } from '#kit/class-names.ts'
import styles from './timeline.module.css'

export type TimelineEntry = {
  readonly id: string
  /** `need` is hollow, `help` solid, `plain` a small grey dot. */
  readonly kind: 'need' | 'help' | 'plain'
  readonly at: string
  /** RFC 3339, for machines. */
  readonly dateTime: string
  readonly text: ReactNode
  readonly detail?: ReactNode
}

/** What has happened, oldest first. */
export function Timeline({
  label,
  entries,
  changed,
}: {
  label: string
  entries: readonly TimelineEntry[]
  /** Line that stands above what came while the page was open, and from which entry on. */
  changed?: { readonly from: string; readonly label: string }
}) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={classNames(styles.entry, changed?.from === entry.id && styles.fresh)}>
          {changed?.from === entry.id && <span className={styles.changed}>{changed.label}</span>}
          <time className={styles.at} dateTime={entry.dateTime}>
            {entry.at}
          </time>
          <span className={styles.track} aria-hidden="true">
            <span className={classNames(styles.dot, styles[entry.kind])} />
          </span>
          <span className={styles.words}>
            {entry.text}
            {entry.detail !== undefined && <span className={styles.detail}> {entry.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
