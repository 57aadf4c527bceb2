import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field, FieldFrame } from '#kit/field/field.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './my-calendars.module.css'
import { type Connecting, useConnectCalendar } from './use-calendars.ts'

const KINDS = ['feed', 'caldav'] as const

interface Filled {
  readonly kind: (typeof KINDS)[number]
  readonly address: string
  readonly user: string
  readonly password: string
  readonly writes: boolean
}

/** By the address that publishes it, or by an account on its server. */
export function ConnectCalendar({ ownServer, onDone }: { ownServer: string | null; onDone: () => void }) {
  const t = useText()
  const [filled, setFilled] = useState<Filled>({
    kind: ownServer === null ? 'feed' : 'caldav',
    address: '',
    user: '',
    password: '',
    writes: false,
  })
  const { mutate, isPending, error } = useConnectCalendar()
  const change = (changes: Partial<Filled>) => setFilled({ ...filled, ...changes })
  const isAccount = filled.kind === 'caldav'
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        mutate(connecting(filled), { onSuccess: onDone })
      }}
    >
      <FieldFrame label={t('calendars.ui.kind')}>
        {(control) => (
          <select
            {...control}
            className={styles.select}
            value={filled.kind}
            onChange={({ currentTarget: { value } }) =>
              change({ kind: KINDS.find((one) => one === value) ?? 'feed' })
            }
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`calendars.ui.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      <Field
        label={t(`calendars.ui.address.${filled.kind}`)}
        hint={
          isAccount && ownServer !== null
            ? t('calendars.ui.address.own', { host: ownServer })
            : t(`calendars.ui.address.${filled.kind}What`)
        }
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        required={!isAccount || ownServer === null}
        maxLength={2_000}
        value={filled.address}
        onChange={({ currentTarget: { value } }) => change({ address: value })}
      />
      {isAccount && <Account filled={filled} change={change} />}
      {error !== null && (
        <p role="alert" className={styles.trouble}>
          {isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : t('calendars.ui.failed')}
        </p>
      )}
      <div className={styles.row}>
        <Button type="submit" busy={isPending}>
          {t('calendars.ui.connectIt')}
        </Button>
        <Button kind="text" onClick={onDone}>
          {t('calendars.ui.cancel')}
        </Button>
      </div>
    </form>
  )
}

function Account({ filled, change }: { filled: Filled; change: (changes: Partial<Filled>) => void }) {
  const t = useText()
  return (
    <>
      <Field
        label={t('calendars.ui.user')}
        autoComplete="off"
        spellCheck={false}
        required
        maxLength={200}
        value={filled.user}
        onChange={({ currentTarget: { value } }) => change({ user: value })}
      />
      <Field
        label={t('calendars.ui.password')}
        hint={t('calendars.ui.passwordWhat')}
        type="password"
        autoComplete="new-password"
        required
        maxLength={1_000}
        value={filled.password}
        onChange={({ currentTarget: { value } }) => change({ password: value })}
      />
      <Switch checked={filled.writes} onChange={(writes) => change({ writes })}>
        {t('calendars.ui.mayWrite')}
      </Switch>
    </>
  )
}

function connecting({ kind, address, user, password, writes }: Filled): Connecting {
  const given = address.trim()
  if (kind === 'feed') return { kind, address: given }
  return { kind, user, password, writes, ...(given === '' ? {} : { address: given }) }
}
