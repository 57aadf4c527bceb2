import { Link } from '@tanstack/react-router'
import { isUnsaved } from '#features/asks/ui/parts/draft.ts'
import type { DraftStore } from '#features/asks/ui/parts/use-draft.ts'
import { AskRing, type FiveMarks } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './compose-head.module.css'

/** The page's question, and how safe the draft is; on a phone the way out, the ring, and the same in a word. */
export function ComposeHead({ store, arcs }: { store: DraftStore; arcs: FiveMarks }) {
  const t = useText()
  const { draft, others } = store
  const empty = draft.text.trim() === ''
  const kept = isUnsaved(draft) ? 'kept' : 'saved'
  return (
    <header className={styles.head}>
      <Button kind="text" className={styles.close} onClick={() => history.back()}>
        {t('invitations.ui.close')}
      </Button>
      <h1>{t('invitations.ui.compose.question')}</h1>
      <span className={styles.ring}>
        <AskRing size={36} marks={arcs} />
      </span>
      <p className={styles.saved}>
        {others > 0 && (
          <Link to="/asks" className={styles.others}>
            {t('asks.ui.draft.others', { count: others })}
          </Link>
        )}
        {!empty && (
          <Button kind="text" className={styles.another} onClick={store.another}>
            {t('asks.ui.draft.another')}
          </Button>
        )}
        <span className={styles.long}>{t(`asks.ui.draft.${empty ? 'private' : kept}`)}</span>
        <span className={styles.short}>{empty ? '' : t(`asks.ui.draft.${kept}Short`)}</span>
      </p>
    </header>
  )
}
