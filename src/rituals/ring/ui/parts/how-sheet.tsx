import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Field, TextArea } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import type { OfferKind } from './acts.ts'
import styles from './phone.module.css'

/** A line that everybody sees, and a note for the asker alone. Both may stay empty: the offer has been made already. */
export function HowSheet({
  kind,
  name,
  line: before,
  onClose,
  onSay,
}: {
  kind: OfferKind | null
  name: string
  line: string
  onClose: () => void
  onSay: (words: { line?: string; note?: string }) => void
}) {
  const t = useText()
  return (
    <Sheet
      open={kind !== null}
      onClose={onClose}
      title={t(kind === 'know' ? 'ring.ui.how.who' : 'ring.ui.how')}
      description={t('ring.ui.how.what', { name })}
      closeLabel={t('ring.ui.how.skip')}
    >
      <Words kind={kind} name={name} line={before} onSay={onSay} />
    </Sheet>
  )
}

/** Mounted with the sheet: begins with what was said before. */
function Words({
  kind,
  name,
  line: before,
  onSay,
}: {
  kind: OfferKind | null
  name: string
  line: string
  onSay: (words: { line?: string; note?: string }) => void
}) {
  const t = useText()
  const [line, setLine] = useState(before)
  const [note, setNote] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSay({ line: line.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) })
      }}
    >
      <Field
        label={t('ring.ui.how.line')}
        voice
        maxLength={80}
        placeholder={t(kind === 'know' ? 'ring.ui.how.example.know' : 'ring.ui.how.example.help')}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <TextArea
        label={t('ring.ui.how.note', { name })}
        voice
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button kind="help" size="large" wide type="submit" className={styles.target}>
        {t('ring.ui.how.say')}
      </Button>
    </form>
  )
}
