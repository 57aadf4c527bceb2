import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
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

const LAYERS = ['close', 'edit', 'widen'] as const
type Layer = (typeof LAYERS)[number] | null

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
  const [title, what] = wordsFor(ask)
  return (
    <section className={styles.box} aria-labelledby="when-done">
      <h2 id="when-done">{t(title)}</h2>
      <p className={styles.what}>{t(what)}</p>
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
          {t(isAway(ask) ? 'invitations.ui.away.again' : 'invitations.ui.reopen.do')}
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

function isAway({ outcome }: AskView): boolean {
  return outcome === 'withdrawn' || outcome === 'expired'
}

/** Text keys of what the box is about: an end to come, one that was good, or an ask that was put away. */
function wordsFor(ask: AskView): readonly [title: string, what: string] {
  if (isAway(ask)) return ['invitations.ui.away.title', `invitations.ui.away.${ask.outcome}`]
  return ask.may.includes('reopen')
    ? ['invitations.ui.reopen.title', 'invitations.ui.reopen.what']
    : ['invitations.ui.close.when', 'invitations.ui.close.whatFor']
}

/** The layer that is open, as the address says it: `?do=close`. Back shuts it, and another part of the page can open it. */
function useAddressedLayer(ask: AskView): readonly [Layer, (layer: Layer) => void] {
  const wanted = (useSearch({ strict: false }) as { do?: string }).do
  const navigate = useNavigate()
  const layer = LAYERS.find((one) => one === wanted) ?? null
  const may = layer !== null && ask.may.includes(layer === 'close' ? 'close' : 'edit')
  const set = (next: Layer) =>
    void navigate({
      to: '/asks/$askId',
      params: { askId: ask.id },
      search: next === null ? {} : { do: next },
      replace: next === null,
      resetScroll: false,
    })
  return [may ? layer : null, set]
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
