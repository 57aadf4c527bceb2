import { classNames } from '#kit/class-names.ts'
import styles from './load-pips.module.css'

/** How full somebody's week is: `used` of `of` places. The word beside it carries the meaning. */
export function LoadPips({ used, of }: { used: number; of: number }) {
  return (
    <span className={styles.pips} aria-hidden="true">
      {Array.from({ length: of }, (_, at) => (
        <span key={at} className={classNames(styles.pip, at < used && styles.used)} />
      ))}
    </span>
  )
}
