import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Chip } from '#kit/chip/chip.tsx'
import { Field, TextArea } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './pass-sheet.module.css'
import { SomebodyElse } from './somebody-else.tsx'
import type { Passing } from './use-answers.ts'

/** "I know someone": who, whether I introduce them, and a word for the asker. The asker confirms. */
export function PassSheet({
  onClose,
  onPass,
}: {
  onClose: () => void
  onPass: (passing: Passing) => Promise<boolean>
}) {
  const t = useText()
  const [person, setPerson] = useState<{ id: string; name: string } | null>(null)
  const [who, setWho] = useState('')
  const [introduces, setIntroduces] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const named = person?.name ?? who.trim()
  const pass = async () => {
    setBusy(true)
    const passed = await onPass({
      ...(person === null ? { who: who.trim() } : { personId: person.id }),
      introduces,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
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
        <Button kind="help" disabled={named.length < 2} busy={busy} onClick={() => void pass()}>
          {named.length < 2 ? t('invitations.ui.pass.nobody') : t('invitations.ui.pass.do', { name: named })}
        </Button>
      }
    >
      <div className={styles.body}>
        {person === null ? (
          <>
            {who === '' && <SomebodyElse openAtOnce onChoose={(id, name) => setPerson({ id, name })} />}
            <Field
              label={t('invitations.ui.pass.words')}
              hint={t('invitations.ui.pass.wordsHint')}
              autoComplete="off"
              maxLength={200}
              value={who}
              onChange={(event) => setWho(event.currentTarget.value)}
            />
          </>
        ) : (
          <div className={styles.chosen}>
            <Chip tone="help">{person.name}</Chip>
            <Button kind="text" onClick={() => setPerson(null)}>
              {t('invitations.ui.pass.other')}
            </Button>
          </div>
        )}
        <fieldset className={styles.how}>
          <legend>{t('invitations.ui.pass.how')}</legend>
          {([false, true] as const).map((one) => (
            <label key={String(one)} className={styles.choice}>
              <input
                type="radio"
                name="how"
                checked={introduces === one}
                onChange={() => setIntroduces(one)}
              />
              <span>{t(one ? 'invitations.ui.pass.introduce' : 'invitations.ui.pass.mention')}</span>
            </label>
          ))}
        </fieldset>
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
