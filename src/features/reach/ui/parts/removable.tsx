import styles from './settings-parts.module.css'

/** One of several things in a list, with its way out. */
export function Removable({
  label,
  removeLabel,
  onRemove,
}: {
  label: string
  removeLabel: string
  onRemove: () => void
}) {
  return (
    <li className={styles.removable}>
      {label}
      <button type="button" className={styles.remove} aria-label={removeLabel} onClick={onRemove}>
        ×
      </button>
    </li>
  )
}
