import type { ReactNode } from 'react'
import styles from './list-row.module.css'

/** What a row is about, in people's own words: the look of its link. */
export const gistClass = styles.gist

/**
 * A row of a list of asks: a mark (a ring, a picture), the gist as a link of class `gistClass`, a line about it; what can
 * be done right here under the line, or beside it.
 */
export function ListRow({
  id,
  mark,
  gist,
  line,
  below,
  action,
}: {
  id: string
  mark: ReactNode
  gist: ReactNode
  line: ReactNode
  below?: ReactNode
  action?: ReactNode
}) {
  return (
    <li className={styles.row} data-ask={id}>
      {mark}
      <div>
        {gist}
        <p className={styles.line}>{line}</p>
        {below}
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </li>
  )
}

/** The head of such a list: what it is about and how much there is. */
export function ListHead({ title, aside }: { title: string; aside: ReactNode }) {
  return (
    <div className={styles.head}>
      <h2>{title}</h2>
      <span className={styles.aside}>{aside}</span>
    </div>
  )
}
