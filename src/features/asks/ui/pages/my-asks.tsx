import { Link } from '@tanstack/react-router'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { buttonClass } from '#kit/button/button.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText } from '#kit/text/text.tsx'
import { useTitle } from '#kit/text/title.ts'
import { useClock } from '#kit/time/use-clock.ts'
import type { Clock } from '#kit/time/when.ts'
import type { AskView } from '../../schema.ts'
import { askLine } from '../parts/ask-line.ts'
import { Drafts } from '../parts/drafts.tsx'
import { needOf, type Need } from '../parts/ask-look.ts'
import { AskRow } from '../parts/ask-row.tsx'
import { AskSection } from '../parts/ask-section.tsx'
import { ListState } from '../parts/list-state.tsx'
import { useAskKeys } from '../parts/use-ask-keys.ts'
import { useAsks } from '../parts/use-asks.ts'

const GROUPS: readonly (readonly [textKey: string, needs: readonly Need[]])[] = [
  ['asks.ui.mine.decide', ['decide', 'thank']],
  ['asks.ui.mine.waiting', ['wait']],
  ['asks.ui.mine.done', ['done']],
]

/** Everything that I asked: what waits for me first, then what waits for others, then what is done. */
export function MyAsksPage() {
  const t = useText()
  useTitle(t('asks.ui.mine'))
  const asks = useAsks('asker')
  const me = useMe().data
  useAskKeys(asks.data ?? [])
  const drafts = (asks.data ?? []).filter(({ state }) => state === 'draft')
  const clock = useClock(zoneOf(me), t.language)
  return (
    <>
      <h1>{t('asks.ui.mine')}</h1>
      <ListState reading={asks} rows={4} failed={t('asks.ui.mine.failed')}>
        {asks.data?.length === 0 && (
          <EmptyState
            action={
              <Link to="/ask/new" className={buttonClass('ask', 'large')}>
                {t('asks.ui.mine.first')}
              </Link>
            }
          >
            {t('asks.ui.mine.empty')}
          </EmptyState>
        )}
      </ListState>
      {me !== undefined && <Drafts me={me.id} saved={drafts} />}
      {GROUPS.map(([textKey, needs]) => (
        <Group
          key={textKey}
          title={t(textKey)}
          asks={(asks.data ?? []).filter((ask) => needs.includes(needOf(ask)))}
          clock={clock}
        />
      ))}
    </>
  )
}

function Group({ title, asks, clock }: { title: string; asks: readonly AskView[]; clock: Clock }) {
  const t = useText()
  if (asks.length === 0) return null
  return (
    <AskSection title={title} count={asks.length}>
      {asks.map((ask) => (
        <AskRow
          key={ask.id}
          ask={ask}
          line={askLine(ask, clock, t)}
          {...(needOf(ask) === 'thank'
            ? {
                action: (
                  <Link
                    to="/asks/$askId"
                    params={{ askId: ask.id }}
                    search={{ do: 'thank' }}
                    className={buttonClass('outline')}
                  >
                    {t('asks.ui.thanks.say')}
                  </Link>
                ),
              }
            : {})}
        />
      ))}
    </AskSection>
  )
}
