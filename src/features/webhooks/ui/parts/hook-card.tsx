import { useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { Table } from '#kit/table/table.tsx'
import { type Text, useText } from '#kit/text/text.tsx'
import { type Clock, sayWhen } from '#kit/time/when.ts'
import type { DeliveryView, HookView } from '../../schema.ts'
import { ConfirmHook, Problem } from './hook-sheets.tsx'
import styles from './hooks.module.css'
import { useChangeHook, useDeliveries } from './use-webhooks.ts'

/** One hook: how it is doing, what it hears of, a test, its log. */
export function HookCard({ hook, clock }: { hook: HookView; clock: Clock }) {
  const t = useText()
  const [asks, setAsks] = useState<'rotate' | 'delete' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const { mutate, error } = useChangeHook(hook.id)
  const name = hook.note ?? new URL(hook.url).host
  return (
    <section className={styles.section} aria-label={name}>
      <div className={styles.head}>
        <h2>{name}</h2>
        <p className={styles.state}>{stateOf(hook, t)}</p>
      </div>
      <p className={styles.quiet}>{hook.url}</p>
      <p className={styles.quiet}>{hook.kinds.map((kind) => t(`webhooks.ui.kind.${kind}`)).join(' · ')}</p>
      {linesOf(hook, clock, t).map((line) => (
        <p key={line} className={styles.trouble}>
          {line}
        </p>
      ))}
      <Switch checked={hook.isOn} onChange={(on) => mutate({ do: on ? 'on' : 'off' })}>
        {t('webhooks.ui.isOn')}
      </Switch>
      <div className={styles.actions}>
        <Button
          disabled={!hook.isOn}
          onClick={() => {
            mutate({ do: 'test' })
            setOpen(true)
          }}
        >
          {t('webhooks.ui.test')}
        </Button>
        <Button kind="text" onClick={() => setAsks('rotate')}>
          {t('webhooks.ui.rotate')}
        </Button>
        <Button kind="text" onClick={() => setAsks('delete')}>
          {t('webhooks.ui.delete')}
        </Button>
      </div>
      {error !== null && <Problem error={error} />}
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('webhooks.ui.log')}</summary>
        {isOpen && <Log hook={hook} clock={clock} />}
      </details>
      {asks !== null && <ConfirmHook hook={hook} what={asks} close={() => setAsks(null)} />}
    </section>
  )
}

function stateOf({ isOn, failingSince }: HookView, t: Text): string {
  if (!isOn) return t('webhooks.ui.state.off')
  return failingSince === null ? t('webhooks.ui.state.on') : t('webhooks.ui.state.failing')
}

function linesOf(hook: HookView, clock: Clock, t: Text): string[] {
  const said = (at: string) => sayWhen(Date.parse(at), clock)
  const { offWhy, offAt, failingSince, isOn, bothSecretsUntil, waiting } = hook
  return [
    ...(offWhy !== null && offAt !== null ? [t(`webhooks.ui.off.${offWhy}`, { when: said(offAt) })] : []),
    ...(isOn && failingSince !== null ? [t('webhooks.ui.failing', { when: said(failingSince) })] : []),
    ...(isOn && waiting > 0 ? [t('webhooks.ui.waiting', { count: waiting })] : []),
    ...(bothSecretsUntil !== null ? [t('webhooks.ui.both', { when: said(bothSecretsUntil) })] : []),
  ]
}

function Log({ hook, clock }: { hook: HookView; clock: Clock }) {
  const t = useText()
  const log = useDeliveries(hook.id, true)
  if (log.data === undefined) return <p className={styles.quiet}>{t('webhooks.ui.stillLoading')}</p>
  if (log.data.length === 0) return <p className={styles.quiet}>{t('webhooks.ui.log.empty')}</p>
  return (
    <div className={styles.wide}>
      <Table
        caption={t('webhooks.ui.log')}
        rows={log.data}
        keyOf={({ id }) => id}
        columns={[
          { id: 'at', name: t('webhooks.ui.log.at'), cell: ({ at }) => sayWhen(Date.parse(at), clock) },
          { id: 'kind', name: t('webhooks.ui.log.kind'), cell: ({ kind }) => kind },
          { id: 'how', name: t('webhooks.ui.log.how'), cell: (one) => howOf(one, clock, t) },
          {
            id: 'again',
            name: t('webhooks.ui.log.again'),
            cell: againFor(hook),
          },
        ]}
      />
    </div>
  )
}

/** What waits goes out by itself. */
const againFor = (hook: HookView) => (delivery: DeliveryView) =>
  delivery.state === 'waiting' || !hook.isOn ? '' : <Again hook={hook} delivery={delivery} />

function Again({ hook, delivery }: { hook: HookView; delivery: DeliveryView }) {
  const t = useText()
  const { mutate, error, isPending } = useChangeHook(hook.id)
  return (
    <>
      <Button kind="text" busy={isPending} onClick={() => mutate({ do: 'replay', deliveryId: delivery.id })}>
        {t('webhooks.ui.replay')}
      </Button>
      {error !== null && <Problem error={error} />}
    </>
  )
}

function howOf({ state, tries, dueAt }: DeliveryView, clock: Clock, t: Text): string {
  const last = tries.at(-1)
  const count = tries.length
  if (state === 'sent')
    return t('webhooks.ui.log.sent', { status: last?.status ?? '', ms: last?.ms ?? 0, count })
  const says = last?.says ?? ''
  if (state === 'failed') return t('webhooks.ui.log.failed', { says, count })
  if (last === undefined) return t('webhooks.ui.log.now')
  return t('webhooks.ui.log.later', { says, when: dueAt === null ? '' : sayWhen(Date.parse(dueAt), clock) })
}
