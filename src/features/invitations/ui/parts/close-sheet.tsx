import { useState } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { Button } from '#kit/button/button.tsx'
import { TextArea } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './close-sheet.module.css'
import { useAction } from './use-ask-actions.ts'

const OUTCOMES = ['solved', 'partly', 'not'] as const

/** How it ended: one line and one of three choices. With a helper already known it is two clicks in all. */
export function CloseSheet({
  ask,
  people,
  onClose,
}: {
  ask: AskView
  /** Who may have helped: whom the ask reached. */
  people: readonly { readonly id: string; readonly name: string }[]
  onClose: () => void
}) {
  const t = useText()
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>(ask.helpers.length > 0 ? 'solved' : 'not')
  const [note, setNote] = useState('')
  const [keep, setKeep] = useState(false)
  const [helpers, setHelpers] = useState<readonly string[]>(ask.helpers.map(({ id }) => id))
  const close = useAction(ask.id, (client) =>
    client.call('asks.close', {
      askId: ask.id,
      outcome,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(outcome === 'not' ? {} : { helpers }),
      ...(keep && note.trim() !== '' ? { keep: true } : {}),
    }),
  )
  const submit = async () => {
    if (await close.run(undefined)) onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('invitations.ui.close.title')}
      closeLabel={t('invitations.ui.close')}
      actions={
        <Button kind="help" busy={close.busy} onClick={() => void submit()}>
          {t('invitations.ui.close.do')}
        </Button>
      }
    >
      <div className={styles.body}>
        <fieldset className={styles.choices}>
          <legend>{t('invitations.ui.close.how')}</legend>
          {OUTCOMES.map((one) => (
            <label key={one} className={styles.choice}>
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
              <span>{t(`asks.ui.outcome.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          label={t('invitations.ui.close.note')}
          hint={t('invitations.ui.close.noteHint')}
          voice
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {note.trim() !== '' && (
          <Switch checked={keep} onChange={setKeep}>
            {t('invitations.ui.close.keep')}
          </Switch>
        )}
        {outcome !== 'not' && people.length > 0 && (
          <fieldset className={styles.choices}>
            <legend>{t('invitations.ui.close.who')}</legend>
            {people.map(({ id, name }) => (
              <label key={id} className={styles.choice}>
                <input
                  type="checkbox"
                  checked={helpers.includes(id)}
                  onChange={({ currentTarget }) =>
                    setHelpers(currentTarget.checked ? [...helpers, id] : helpers.filter((one) => one !== id))
                  }
                />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
        )}
      </div>
    </Sheet>
  )
}
