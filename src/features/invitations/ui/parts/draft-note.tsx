import type { DraftStore } from '#features/asks/ui/parts/use-draft.ts'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './draft-note.module.css'

/** What happened to the draft elsewhere, said above the sheet; words that were replaced can be brought back. */
export function DraftNote({ store: { note, change, tell } }: { store: DraftStore }) {
  const t = useText()
  return (
    <div role="status">
      {note !== null && (
        <p className={styles.note}>
          <span>{t(`asks.ui.draft.${note.kind}`)}</span>
          {'before' in note && (
            <Button kind="text" onClick={() => change({ text: note.before })}>
              {t('asks.ui.draft.bringBack')}
            </Button>
          )}
          <Button kind="text" onClick={() => tell(null)}>
            {t('invitations.ui.close')}
          </Button>
        </p>
      )}
    </div>
  )
}
