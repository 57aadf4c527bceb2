import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AskView } from '#features/asks/schema.ts'
import { askLine } from '#features/asks/ui/parts/ask-line.ts'
import { needOf, type Need } from '#features/asks/ui/parts/ask-look.ts'
import { AskRow } from '#features/asks/ui/parts/ask-row.tsx'
import { useAskKeys } from '#features/asks/ui/parts/use-ask-keys.ts'
import { useAsks } from '#features/asks/ui/parts/use-asks.ts'
import { TakeTime } from '#features/times/ui/parts/take-time.tsx'
import { buttonClass } from '#kit/button/button.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { useText, type Text } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import { HomeColumn } from './home-column.tsx'
import styles from './what-i-need.module.css'

const SHOWN = 5
const ORDER: readonly Need[] = ['decide', 'thank', 'wait', 'draft']

/** My asks that aren't over: what I have to decide first, then what waits, then thanks that I owe. */
export function WhatINeed({ clock }: { clock: Clock }) {
  const t = useText()
  const asks = useAsks('asker')
  const mine = (asks.data ?? [])
    .filter((ask) => needOf(ask) !== 'done')
    .toSorted((a, b) => ORDER.indexOf(needOf(a)) - ORDER.indexOf(needOf(b)))
  const open = mine.filter(({ state }) => state !== 'closed' && state !== 'draft').length
  useAskKeys(mine)
  return (
    <HomeColumn
      title={t('invitations.ui.home.need')}
      aside={open > 0 ? t('invitations.ui.home.open', { count: open }) : ''}
      reading={asks}
    >
      {mine.length === 0 && <EmptyState>{t('invitations.ui.home.needEmpty')}</EmptyState>}
      <ul>
        {mine.slice(0, SHOWN).map((ask) => (
          <AskRow
            key={ask.id}
            ask={ask}
            line={<MyLine ask={ask} clock={clock} />}
            below={ask.state === 'accepted' && <TakeTime askId={ask.id} clock={clock} />}
            {...actionFor(ask, t)}
          />
        ))}
      </ul>
    </HomeColumn>
  )
}

function MyLine({ ask, clock }: { ask: AskView; clock: Clock }) {
  const t = useText()
  const line = askLine(ask, clock, t)
  return ask.state === 'accepted' ? <b className={styles.yes}>{line}</b> : line
}

function actionFor(ask: AskView, t: Text): { action?: ReactNode } {
  const isUnderWay = ask.state === 'inProgress'
  if (!isUnderWay && needOf(ask) !== 'thank') return {}
  return {
    action: (
      <Link
        to="/asks/$askId"
        params={{ askId: ask.id }}
        search={{ do: isUnderWay ? 'close' : 'thank' }}
        className={buttonClass('outline')}
      >
        {t(isUnderWay ? 'invitations.ui.close.sorted' : 'invitations.ui.thanks.say')}
      </Link>
    ),
  }
}
