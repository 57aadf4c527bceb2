import styles from './closeness-sign.module.css'

/** How near two people are: `works` with you, has `met` you, `through` someone, `lost` touch. `none` draws nothing. */
export type Closeness = 'works' | 'met' | 'through' | 'lost' | 'none'

/** A short line from the asker (hollow) to the helper (solid). `label` is read out; it says the same in words. */
export function ClosenessSign({ closeness, label }: { closeness: Closeness; label?: string }) {
  if (closeness === 'none') return null
  const named = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={styles.sign} width="56" height="16" viewBox="0 0 56 16" {...named}>
      {label !== undefined && <title>{label}</title>}
      <circle className={styles.asker} cx="6" cy="8" r="4.2" />
      {closeness === 'works' && <path className={styles.thick} d="M11 8H45" />}
      {closeness === 'met' && <path className={styles.thin} d="M11 8H45" />}
      {closeness === 'through' && (
        <>
          <path className={styles.stepped} d="M11 8H24M33 8H45" />
          <circle className={styles.between} cx="28.5" cy="8" r="3.6" />
        </>
      )}
      {closeness === 'lost' && <path className={styles.dashed} d="M11 8H45" />}
      <circle className={styles.helper} cx="50" cy="8" r="5" />
    </svg>
  )
}
