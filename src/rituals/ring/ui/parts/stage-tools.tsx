import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './stage.module.css'

/** The stage's two keys as buttons, for whoever stands at the machine: there while the pointer or the focus is. */
export function StageTools({
  isHeld,
  theme,
  onHold,
  onTheme,
}: {
  isHeld: boolean
  theme: 'dark' | 'light'
  onHold: () => void
  onTheme: () => void
}) {
  const t = useText()
  return (
    <div className={styles.tools} role="group" aria-label={t('ring.ui.stage.tools')}>
      <Button kind="text" aria-keyshortcuts="P" onClick={onHold}>
        {t(isHeld ? 'ring.ui.host.resume' : 'ring.ui.host.pause')}
      </Button>
      <Button kind="text" aria-keyshortcuts="T" onClick={onTheme}>
        {t(theme === 'dark' ? 'ring.ui.stage.light' : 'ring.ui.stage.dark')}
      </Button>
    </div>
  )
}
