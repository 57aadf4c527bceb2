import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import type { SimilarAsk } from '../../schema.ts'
import styles from './solved-before.module.css'

/** An ask that was solved before: its words, what happened, and who helped. */
export function SolvedSheet({
  solved: { text, note, helpers },
  title,
  open,
  onClose,
  onAsk,
}: {
  solved: SimilarAsk
  title: string
  open: boolean
  onClose: () => void
  onAsk: (id: string, name: string) => void
}) {
  const t = useText()
  return (
    <Sheet
      open={open}
      onClose={onClose}
      wide
      title={title}
      closeLabel={t('invitations.ui.close')}
      actions={helpers.map(({ id, name }) => (
        <Button
          key={id}
          kind="help"
          onClick={() => {
            onAsk(id, name)
            onClose()
          }}
        >
          {t('invitations.ui.solved.ask', { name: firstNameOf(name) })}
        </Button>
      ))}
    >
      <p className={styles.ask}>{text}</p>
      {note !== null && (
        <>
          <h3 className={styles.heading}>{t('invitations.ui.solved.note')}</h3>
          <p className={styles.note}>{note}</p>
        </>
      )}
    </Sheet>
  )
}
