import { useState } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { Button } from '#kit/button/button.tsx'
import { TextArea } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './close-sheet.module.css'
import { WIDER, type WiderKind } from './plan.ts'
import { useAction } from './use-ask-actions.ts'

/** Other words for a sent ask. Earlier words stay readable for who saw them. */
export function EditSheet({ ask, onClose }: { ask: AskView; onClose: () => void }) {
  const t = useText()
  const [text, setText] = useState(ask.text)
  const edit = useAction(ask.id, (client) =>
    client.call('asks.edit', { askId: ask.id, text: text.trim() }, { ifMatch: `"${ask.version}"` }),
  )
  const save = async () => {
    if (await edit.run(undefined)) onClose()
  }
  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={t('invitations.ui.edit.title')}
      description={t('invitations.ui.edit.what')}
      closeLabel={t('invitations.ui.close')}
      actions={
        <Button kind="ask" disabled={text.trim().length < 1} busy={edit.busy} onClick={() => void save()}>
          {t('invitations.ui.edit.do')}
        </Button>
      }
    >
      <TextArea
        label={t('invitations.ui.edit.label')}
        labelHidden
        voice
        rows={5}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Sheet>
  )
}

/** Lets more people see it, now. */
export function WidenSheet({ ask, onClose }: { ask: AskView; onClose: () => void }) {
  const t = useText()
  const reach = ['people', ...WIDER].indexOf(ask.seenBy ?? 'people')
  const wider = WIDER.slice(Math.max(0, reach))
  const widen = useAction(
    ask.id,
    (client, kind: WiderKind) => {
      const planned = (ask.own?.widen ?? []).filter(
        (step) => step.kind !== kind && Date.parse(step.at) > client.now(),
      )
      const now = { kind, at: new Date(client.now() + 30_000).toISOString() }
      return client.call('asks.edit', { askId: ask.id, widen: [now, ...planned] })
    },
    t('invitations.ui.widen.done'),
  )
  const choose = async (kind: WiderKind) => {
    if (await widen.run(kind)) onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('invitations.ui.widen.title')}
      description={t('invitations.ui.widen.what')}
      closeLabel={t('invitations.ui.close')}
    >
      <div className={styles.choices}>
        {wider.map((kind) => (
          <Button key={kind} busy={widen.busy} onClick={() => void choose(kind)}>
            {t(`invitations.ui.step.${kind}`)}
          </Button>
        ))}
      </div>
    </Sheet>
  )
}
