import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Chip } from '#kit/chip/chip.tsx'
import { TextArea } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './pass-sheet.module.css'
import { SomebodyElse } from './somebody-else.tsx'

/** "I know someone": who, and a word for the asker. The asker confirms. */
export function PassSheet({
  onClose,
  onPass,
}: {
  onClose: () => void
  onPass: (personId: string, note: string) => Promise<boolean>
}) {
  const t = useText()
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const pass = async () => {
    if (person === null) return
    setBusy(true)
    const passed = await onPass(person.id, note.trim())
    setBusy(false)
    if (passed) onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('invitations.ui.answer.someone')}
      description={t('invitations.ui.pass.what')}
      closeLabel={t('invitations.ui.close')}
      actions={
        <Button kind="help" disabled={person === null} busy={busy} onClick={() => void pass()}>
          {person === null
            ? t('invitations.ui.pass.nobody')
            : t('invitations.ui.pass.do', { name: person.name })}
        </Button>
      }
    >
      <div className={styles.body}>
        {person === null ? (
          <SomebodyElse openAtOnce onChoose={(id, name) => setPerson({ id, name })} />
        ) : (
          <div className={styles.chosen}>
            <Chip tone="help">{person.name}</Chip>
            <Button kind="text" onClick={() => setPerson(null)}>
              {t('invitations.ui.pass.other')}
            </Button>
          </div>
        )}
        <TextArea
          label={t('invitations.ui.pass.note')}
          hint={t('invitations.ui.pass.noteHint')}
          voice
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
    </Sheet>
  )
}
