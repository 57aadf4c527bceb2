import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { AskView } from '../../schema.ts'
import { AskRow } from './ask-row.tsx'
import { AskSection } from './ask-section.tsx'
import { isUnsaved, put, without, type Draft } from './draft.ts'
import { shelfOf } from './draft-shelf.ts'

type Row = {
  readonly ask: Pick<AskView, 'id' | 'text' | 'state' | 'outcome' | 'seenBy'>
  readonly line: string
  /** the same draft on this device */
  readonly here: Draft | undefined
  readonly saved: boolean
}

/**
 * What was begun and not sent: at the server, and on this device where the server has not heard of it yet. Each can be
 * put away, and brought back.
 */
export function Drafts({ me, saved }: { me: string; saved: readonly AskView[] }) {
  const t = useText()
  const keeper = useMemo(() => shelfOf(me), [me])
  const [shelf, setShelf] = useState(keeper.read)
  useEffect(() => keeper.hear(setShelf), [keeper])
  const putAway = usePutAway(keeper, setShelf)
  const rows = rowsOf(saved, shelf.drafts)
  if (rows.length === 0) return null
  return (
    <AskSection title={t('asks.ui.mine.drafts')} count={rows.length}>
      {rows.map((row) => (
        <AskRow
          key={row.ask.id}
          ask={row.ask}
          line={t(row.line)}
          action={
            <Button kind="text" onClick={() => putAway(row)}>
              {t('asks.ui.draft.putAway')}
            </Button>
          }
        />
      ))}
    </AskSection>
  )
}

function usePutAway(
  keeper: ReturnType<typeof shelfOf>,
  show: (shelf: ReturnType<typeof keeper.read>) => void,
) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const toasts = useToasts()
  const refresh = () => queries.invalidateQueries({ queryKey: ['asks'] })
  const keep = (shelf: ReturnType<typeof keeper.read>) => {
    keeper.write(shelf)
    show(shelf)
  }
  return ({ ask, here, saved }: Row) => {
    const gone = saved
      ? client.call('asks.close', { askId: ask.id, outcome: 'withdrawn' })
      : Promise.resolve()
    void gone.then(
      () => {
        if (here !== undefined) keep(without(keeper.read(), here.id))
        void refresh()
        toasts.show({
          text: t('asks.ui.draft.isAway'),
          undo: {
            label: t('asks.ui.draft.undo'),
            run: () => {
              // It is another version at the server by then, and the next look at it tells.
              if (here !== undefined) keep(put(keeper.read(), here))
              if (saved) void client.call('asks.reopen', { askId: ask.id }).then(refresh, refresh)
            },
          },
        })
      },
      () => toasts.show({ text: t('asks.ui.draft.notAway') }),
    )
  }
}

/** Each draft once, with its newest words: this device may have some that the server hasn't. */
function rowsOf(saved: readonly AskView[], drafts: readonly Draft[]): readonly Row[] {
  const lineOf = (draft: Draft | undefined) => {
    if (draft === undefined || (!isUnsaved(draft) && draft.queued === null)) return 'asks.ui.line.draft'
    return draft.queued === null ? 'asks.ui.line.draftHere' : 'asks.ui.line.queued'
  }
  const alone = drafts.filter(
    (draft) => draft.text.trim() !== '' && !saved.some(({ id }) => id === draft.askId) && isUnsaved(draft),
  )
  return [
    ...alone.map((draft) => ({
      ask: { id: draft.id, text: draft.text, state: 'draft' as const, seenBy: null },
      line: lineOf(draft),
      here: draft,
      saved: false,
    })),
    ...saved.map((ask) => {
      const here = drafts.find(({ askId }) => askId === ask.id)
      return { ask: { ...ask, text: here?.text ?? ask.text }, line: lineOf(here), here, saved: true }
    }),
  ]
}
