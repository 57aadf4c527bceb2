import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { firstNameOf } from '#features/people/ui/parts/me.ts'
import { AskRing } from '#kit/ask-ring/ask-ring.tsx'
import { Button } from '#kit/button/button.tsx'
import { ChoiceChip } from '#kit/chip/chip.tsx'
import { TextArea } from '#kit/field/field.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './thanks-form.module.css'
import { useAction } from './use-ask-actions.ts'

const OPENINGS = [
  'invitations.ui.thanks.saved',
  'invitations.ui.thanks.learned',
  'invitations.ui.thanks.plain',
] as const

/** One line of thanks to who helped; private unless the asker says otherwise. */
export function ThanksForm({ ask }: { ask: AskView }) {
  const t = useText()
  const [text, setText] = useState('')
  const [isPublic, setPublic] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const wanted = useSearch({ strict: false }) as { do?: string }
  useKeys({ t: () => field.current?.focus() })
  useEffect(() => {
    if (wanted.do === 'thank') field.current?.focus()
  }, [wanted.do])
  const names = new Intl.ListFormat(t.language).format(ask.helpers.map(({ name }) => firstNameOf(name)))
  const thank = useAction(
    ask.id,
    (client) =>
      client.call('asks.thank', {
        askId: ask.id,
        to: ask.helpers.map(({ id }) => id),
        text: text.trim(),
        ...(isPublic ? { public: true } : {}),
      }),
    t('invitations.ui.thanks.sent', { names }),
  )
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void thank.run(undefined)
      }}
    >
      <div className={styles.head}>
        <AskRing state={ask.outcome === 'partly' ? 'partly' : 'done'} size={44} />
        <h2>{t('invitations.ui.thanks.title', { names })}</h2>
      </div>
      <TextArea
        label={t('invitations.ui.thanks.label')}
        hint={t('invitations.ui.thanks.hint')}
        voice
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        ref={field}
      />
      <div className={styles.openings}>
        {OPENINGS.map((key) => (
          <ChoiceChip key={key} onChoose={() => setText(t(key))}>
            {t(key)}
          </ChoiceChip>
        ))}
      </div>
      <div className={styles.foot}>
        <Switch checked={isPublic} onChange={setPublic}>
          {t('invitations.ui.thanks.public')}
        </Switch>
        <Button kind="help" size="large" type="submit" disabled={text.trim() === ''} busy={thank.busy}>
          {t('invitations.ui.thanks.say')}
        </Button>
      </div>
    </form>
  )
}
