import styles from './kbd.module.css'

/** A key beside its command, so that the mouse teaches the keyboard. Not read out: `aria-keyshortcuts` does that. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className={styles.kbd} aria-hidden="true">
      {children}
    </kbd>
  )
}
