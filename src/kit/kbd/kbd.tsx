import { useShownKey } from '#kit/keys/keys.tsx'
import styles from './kbd.module.css'

/**
 * A key beside its command, so that the mouse teaches the keyboard. Shows what the person made of it in the settings,
 * and nothing where it does nothing. Not read out: `aria-keyshortcuts` does that.
 *
 * @param props.asIs the key is already the person's own, or no command at all
 */
export function Kbd({ children, asIs = false }: { children: string; asIs?: boolean }) {
  const own = useShownKey(children)
  const shown = asIs ? children : own
  if (shown === '') return null
  return (
    <kbd className={styles.kbd} aria-hidden="true">
      {shown}
    </kbd>
  )
}
