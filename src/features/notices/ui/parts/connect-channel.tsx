import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { ChannelView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { FormLine } from './form-line.tsx'
import { useConnect, useDisconnect } from './use-channels.ts'

type Given = { channel: ChannelView; name: string }

/** What can be given here; null where the environment says it all. */
const givenHere = ({ settings }: ChannelView) =>
  settings.filter(({ operatorOnly, from }) => !operatorOnly && from !== 'environment')

/** Connect, change, disconnect: what an admin may do about a channel that the environment leaves open. */
export function ConnectChannel({ channel, name }: Given) {
  const t = useText()
  const [open, setOpen] = useState<'connect' | 'disconnect' | null>(null)
  const close = () => setOpen(null)
  const canGive = givenHere(channel).length > 0
  if (!canGive && !channel.isConnectedHere) return null
  return (
    <div className={styles.test}>
      {canGive && (
        <Button onClick={() => setOpen('connect')}>
          {channel.isConnectedHere ? t('notices.ui.connect.change') : t('notices.ui.connect')}
        </Button>
      )}
      {channel.isConnectedHere && (
        <Button kind="text" onClick={() => setOpen('disconnect')}>
          {t('notices.ui.disconnect')}
        </Button>
      )}
      {open === 'connect' && <ConnectSheet channel={channel} name={name} close={close} />}
      {open === 'disconnect' && <DisconnectSheet channel={channel} name={name} close={close} />}
    </div>
  )
}

function ConnectSheet({ channel, name, close }: Given & { close: () => void }) {
  const t = useText()
  const { show } = useToasts()
  const lines = givenHere(channel)
  const [values, setValues] = useState(() =>
    Object.fromEntries(lines.map((line) => [line.name, line.value ?? ''])),
  )
  const { mutate, isPending, error } = useConnect(channel.id)
  return (
    <Sheet
      open
      onClose={close}
      title={t('notices.ui.connect.title', { channel: name })}
      closeLabel={t('notices.ui.close')}
      actions={
        <Button type="submit" form="connect-channel" kind="help" busy={isPending}>
          {t('notices.ui.connect.save')}
        </Button>
      }
    >
      <form
        id="connect-channel"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const done = () => {
            show({ text: t('notices.ui.connect.saved', { channel: name }) })
            close()
          }
          mutate(values, { onSuccess: done })
        }}
      >
        {lines.map(({ name: setting, what, ...line }) => (
          <FormLine
            key={setting}
            line={{ ...line, label: setting, hint: what }}
            value={values[setting] ?? ''}
            onValue={(value) => setValues({ ...values, [setting]: value })}
          />
        ))}
        {error !== null && <Problem error={error} />}
      </form>
    </Sheet>
  )
}

function DisconnectSheet({ channel, name, close }: Given & { close: () => void }) {
  const t = useText()
  const { show } = useToasts()
  const { mutate, isPending, error } = useDisconnect(channel.id)
  const done = () => {
    show({ text: t('notices.ui.disconnect.done', { channel: name }) })
    close()
  }
  return (
    <Sheet
      open
      onClose={close}
      title={t('notices.ui.disconnect.title', { channel: name })}
      closeLabel={t('notices.ui.disconnect.keep')}
      actions={
        <Button kind="stop" busy={isPending} onClick={() => mutate(undefined, { onSuccess: done })}>
          {t('notices.ui.disconnect')}
        </Button>
      }
    >
      <p>{t('notices.ui.disconnect.what')}</p>
      {error !== null && <Problem error={error} />}
    </Sheet>
  )
}

function Problem({ error }: { error: Error }) {
  const t = useText()
  const said = isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : ''
  return (
    <p role="alert" className={styles.trouble}>
      {said || t('notices.ui.connect.failed')}
    </p>
  )
}
