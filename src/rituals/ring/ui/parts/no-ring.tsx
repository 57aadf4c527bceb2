import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { buttonClass } from '#kit/button/button.tsx'
import { Hidden } from '#kit/hidden.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './no-ring.module.css'

/** No such ring for this browser: its code leads in. */
export function NoRing() {
  const t = useText()
  return (
    <main id="page" className={styles.page} tabIndex={-1}>
      <Hidden>
        <h1>{t('ring.ui.rings')}</h1>
      </Hidden>
      <EmptyState
        action={
          <a href="/r" className={buttonClass('ask', 'large')}>
            {t('ring.ui.noRing.code')}
          </a>
        }
      >
        {t('ring.ui.noRing')}
      </EmptyState>
    </main>
  )
}
