import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import { HOOK_KINDS, type HookKind } from '../../domain.ts'
import type { HookView } from '../../schema.ts'
import styles from './hooks.module.css'
import { useChangeHook, useSecret } from './use-webhooks.ts'

/** Add a hook; once it is there its secret is shown, this once. */
export function AddHook({ close }: { close: () => void }) {
  const t = useText()
  const [url, setUrl] = useState('')
  const [note, setNote] = useState('')
  const [kinds, setKinds] = useState<readonly HookKind[]>(HOOK_KINDS)
  const { mutate, data: secret, isPending, error } = useSecret(null)
  if (secret !== undefined) return <SecretOnce secret={secret} close={close} />
  return (
    <Sheet
      open
      onClose={close}
      title={t('webhooks.ui.add.title')}
      description={t('webhooks.ui.add.what')}
      closeLabel={t('webhooks.ui.close')}
      actions={
        <Button type="submit" form="add-hook" kind="help" busy={isPending}>
          {t('webhooks.ui.add')}
        </Button>
      }
    >
      <form
        id="add-hook"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ url, note, kinds })
        }}
      >
        <Field
          label={t('webhooks.ui.url')}
          hint={t('webhooks.ui.url.hint')}
          type="url"
          required
          autoComplete="off"
          maxLength={2_000}
          value={url}
          onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <Field
          label={t('webhooks.ui.note')}
          autoComplete="off"
          maxLength={200}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Kinds chosen={kinds} choose={setKinds} />
        {error !== null && <Problem error={error} />}
      </form>
    </Sheet>
  )
}

function Kinds({
  chosen,
  choose,
}: {
  chosen: readonly HookKind[]
  choose: (kinds: readonly HookKind[]) => void
}) {
  const t = useText()
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('webhooks.ui.kinds')}</legend>
      {HOOK_KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={chosen.includes(kind)}
            onChange={({ currentTarget: { checked } }) =>
              choose(HOOK_KINDS.filter((one) => (one === kind ? checked : chosen.includes(one))))
            }
          />
          {t(`webhooks.ui.kind.${kind}`)}
        </label>
      ))}
    </fieldset>
  )
}

function SecretOnce({ secret, close }: { secret: string; close: () => void }) {
  const t = useText()
  return (
    <Sheet
      open
      onClose={close}
      title={t('webhooks.ui.secret.title')}
      description={t('webhooks.ui.secret.what')}
      closeLabel={t('webhooks.ui.secret.done')}
    >
      <Field
        label={t('webhooks.ui.secret')}
        readOnly
        value={secret}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </Sheet>
  )
}

/** A new secret, or taking the hook away: asked once more, since another program has to follow. */
export function ConfirmHook({
  hook,
  what,
  close,
}: {
  hook: HookView
  what: 'rotate' | 'delete'
  close: () => void
}) {
  const t = useText()
  const rotate = useSecret(hook.id)
  const change = useChangeHook(hook.id)
  if (rotate.data !== undefined) return <SecretOnce secret={rotate.data} close={close} />
  const error = rotate.error ?? change.error
  return (
    <Sheet
      open
      onClose={close}
      title={t(`webhooks.ui.${what}.title`)}
      closeLabel={t('webhooks.ui.keep')}
      actions={
        <Button
          kind={what === 'delete' ? 'stop' : 'help'}
          busy={rotate.isPending || change.isPending}
          onClick={() =>
            what === 'rotate' ? rotate.mutate(null) : change.mutate({ do: 'delete' }, { onSuccess: close })
          }
        >
          {t(`webhooks.ui.${what}`)}
        </Button>
      }
    >
      <p>{t(`webhooks.ui.${what}.what`)}</p>
      {error !== null && <Problem error={error} />}
    </Sheet>
  )
}

export function Problem({ error }: { error: Error }) {
  const t = useText()
  const said = isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : ''
  return (
    <p role="alert" className={styles.trouble}>
      {said || t('webhooks.ui.failed')}
    </p>
  )
}
