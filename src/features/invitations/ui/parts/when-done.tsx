import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { Button } from '#kit/button/button.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { useKeys } from '#kit/keys/keys.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Plan } from '../../schema.ts'
import { useAction } from './use-ask-actions.ts'
import styles from './when-done.module.css'

const CloseSheet = lazy(() => import('./close-sheet.tsx').then(({ CloseSheet }) => ({ default: CloseSheet })))
const EditSheet = lazy(() => import('./change-sheet.tsx').then(({ EditSheet }) => ({ default: EditSheet })))
const WidenSheet = lazy(() =>
  import('./change-sheet.tsx').then(({ WidenSheet }) => ({ default: WidenSheet })),
)

type Layer = 'close' | 'edit' | 'widen' | null

/** What the asker can do with their own ask: close it, change it, put it away, open it again. */
export function WhenDone({ ask, plan }: { ask: AskView; plan: Plan | undefined }) {
  const t = useText()
  const [layer, setLayer] = useAddressedLayer(ask)
  const withdraw = useAction(
    ask.id,
    (client) => client.call('asks.close', { askId: ask.id, outcome: 'withdrawn' }),
    t('invitations.ui.withdraw.done'),
  )
  const reopen = useAction(
    ask.id,
    (client) => client.call('asks.reopen', { askId: ask.id }),
    t('invitations.ui.reopen.done'),
  )
  const may = (action: string) => ask.may.includes(action)
  useKeys(may('close') ? { e: () => setLayer('close') } : {})
  const shut = () => setLayer(null)
  return (
    <section className={styles.box} aria-labelledby="when-done">
      <h2 id="when-done">{t(may('reopen') ? 'invitations.ui.reopen.title' : 'invitations.ui.close.when')}</h2>
      <p className={styles.what}>
        {t(may('reopen') ? 'invitations.ui.reopen.what' : 'invitations.ui.close.whatFor')}
      </p>
      {may('close') && (
        <Button
          wide
          kind={ask.state === 'inProgress' ? 'help' : 'outline'}
          aria-keyshortcuts="E"
          onClick={() => setLayer('close')}
        >
          {t('invitations.ui.close.sorted')} <Kbd>E</Kbd>
        </Button>
      )}
      {may('reopen') && (
        <Button wide busy={reopen.busy} onClick={() => void reopen.run(undefined)}>
          {t('invitations.ui.reopen.do')}
        </Button>
      )}
      <div className={styles.more}>
        {may('edit') && (
          <Button kind="text" onClick={() => setLayer('edit')}>
            {t('invitations.ui.edit.button')}
          </Button>
        )}
        {may('edit') && ask.state === 'open' && ask.seenBy !== 'everyone' && (
          <Button kind="text" onClick={() => setLayer('widen')}>
            {t('invitations.ui.widen.button')}
          </Button>
        )}
        {may('withdraw') && (
          <Button kind="text" busy={withdraw.busy} onClick={() => void withdraw.run(undefined)}>
            {t('invitations.ui.withdraw.button')}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {layer === 'close' && <CloseSheet ask={ask} people={reachedOf(ask, plan)} onClose={shut} />}
        {layer === 'edit' && <EditSheet ask={ask} onClose={shut} />}
        {layer === 'widen' && <WidenSheet ask={ask} onClose={shut} />}
      </Suspense>
    </section>
  )
}

/** The layer that is open. `?do=close` opens the closing with the page, and goes from the address when it is shut. */
function useAddressedLayer(ask: AskView): readonly [Layer, (layer: Layer) => void] {
  const wanted = useSearch({ strict: false }) as { do?: string }
  const navigate = useNavigate()
  const [layer, setLayer] = useState<Layer>(
    wanted.do === 'close' && ask.may.includes('close') ? 'close' : null,
  )
  const set = (next: Layer) => {
    setLayer(next)
    if (next === null && wanted.do !== undefined)
      void navigate({ to: '/asks/$askId', params: { askId: ask.id }, replace: true })
  }
  return [layer, set]
}

/** Who may have helped: who said yes, then whom the ask reached. */
function reachedOf(
  ask: AskView,
  plan: Plan | undefined,
): readonly { readonly id: string; readonly name: string }[] {
  const reached = (plan?.waves ?? []).flatMap(({ people }) =>
    people.filter(({ state }) => state === 'reached' || state === 'yes').map(({ person }) => person),
  )
  return [...new Map([...ask.helpers, ...reached].map((person) => [person.id, person])).values()]
}
