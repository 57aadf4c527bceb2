import { classNames } from '#kit/class-names.ts'
import { Hidden } from '#kit/hidden.tsx'
import styles from './marks-row.module.css'

export type MarkView = {
  readonly id: string
  readonly name: string
  /** 0 empty, 1 begun, 2 there. */
  readonly level: 0 | 1 | 2
  /** The words it was found in, or what would fill it. */
  readonly found: string
  /** The level in words, for who can't see the bar: "there", "begun", "empty". */
  readonly levelLabel: string
}

/** Five marks side by side. Pointing at one, or focusing it, lights the words it was found in. */
export function MarksRow({
  label,
  marks,
  onLight,
}: {
  label: string
  marks: readonly MarkView[]
  onLight?: (id: string | null) => void
}) {
  return (
    <ul className={styles.row} aria-label={label}>
      {marks.map((mark) => (
        <li key={mark.id} className={styles.cell}>
          <button
            type="button"
            className={styles.mark}
            onMouseEnter={() => onLight?.(mark.id)}
            onMouseLeave={() => onLight?.(null)}
            onFocus={() => onLight?.(mark.id)}
            onBlur={() => onLight?.(null)}
          >
            <span className={styles.bar} aria-hidden="true">
              <span
                className={classNames(
                  styles.fill,
                  mark.level === 1 && styles.begun,
                  mark.level === 2 && styles.there,
                )}
              />
            </span>
            <span className={styles.name}>
              {mark.name}
              <Hidden>: {mark.levelLabel}</Hidden>
            </span>
            <span className={styles.found}>{mark.found}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
