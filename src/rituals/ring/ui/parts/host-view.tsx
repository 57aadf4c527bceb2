import { useEffect, useRef, useState } from 'react'
import { Band } from '#kit/band/band.tsx'
import { Button } from '#kit/button/button.tsx'
import { useAnnounce } from '#kit/live-region/live-region.tsx'
import { useText } from '#kit/text/text.tsx'
import { linesAmong, nameIn, nowAt, ownTable, peopleAt } from '../../domain/reading.ts'
import type { RingView, TableView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import { Drawing } from './drawing.tsx'
import { HostControls } from './host-controls.tsx'
import { HostList } from './host-list.tsx'
import { HostNow } from './host-now.tsx'
import { HostSide } from './host-side.tsx'
import styles from './host.module.css'
import type { LinkState } from './link-state.ts'
import { KeepPicture } from './keep-picture.tsx'
import { MyCards } from './my-cards.tsx'
import { RunOfShow } from './run-of-show.tsx'
import { StageLinks } from './stage-links.tsx'
import { spreadOf } from './stage-view.tsx'
import { useHostKeys } from './use-host-keys.ts'

export interface HostProps {
  readonly view: RingView
  readonly acts: RingActs
  readonly link: LinkState
}

/**
 * The leader's own screen: where we are, what comes next, who hasn't spoken, and every button. In list mode the circle
 * is a table with the same people and lines, for ears and for who likes lists better.
 */
export function HostView({ view, acts, link }: HostProps) {
  const t = useText()
  const [tableId, setTableId] = useState<string | null>(null)
  const [isList, setList] = useState(false)
  const table = view.tables.find(({ id }) => id === tableId) ?? ownTable(view)
  const people = peopleAt(view, table)
  const lines = linesAmong(view, people)
  const now = nowAt(view, table)
  const press: RingActs['press'] = (kind, about) =>
    acts.press(kind, { ...(table === undefined ? {} : { tableId: table.id }), ...about })
  useHostKeys(view, press, () => setList((before) => !before))
  useTold(view, table)
  return (
    <div className={styles.page}>
      {link !== 'live' && <Band tone="offline">{t(`ring.ui.link.${link}`)}</Band>}
      <header className={styles.head}>
        <h1>{view.ring.title}</h1>
        {view.tables.length > 1 && (
          <label className={styles.choose}>
            {t('ring.ui.host.table')}
            <select value={table?.id} onChange={(event) => setTableId(event.currentTarget.value)}>
              {view.tables.map(({ id, number }) => (
                <option key={id} value={id}>
                  {t('ring.ui.table', { number })}
                </option>
              ))}
            </select>
          </label>
        )}
        <Button aria-pressed={isList} aria-keyshortcuts="L" onClick={() => setList(!isList)}>
          {t('ring.ui.host.list')}
        </Button>
        <StageLinks ringId={view.ring.id} />
      </header>
      <div className={styles.columns}>
        <RunOfShow ring={view.ring} />
        <main id="page" className={styles.main} tabIndex={-1}>
          <HostNow view={view} table={table} now={now} />
          <HostControls view={view} press={press} />
          {['lobby', 'rules', 'writing'].includes(view.ring.phase) && <MyCards view={view} acts={acts} />}
          {['drawing', 'tally', 'promises', 'closed'].includes(view.ring.phase) && (
            <KeepPicture view={view} />
          )}
          {isList ? (
            <HostList view={view} people={people} press={press} acts={acts} />
          ) : (
            <div className={styles.drawing}>
              <Drawing
                people={people}
                lines={lines}
                frame={{ width: 620, height: 560, size: people.length > 60 ? 0 : 14 }}
                asking={now?.asker.id}
                cardId={now?.card.id}
                spread={spreadOf(view, table)}
                label={t('ring.ui.drawing', { people: people.length, lines: lines.length })}
              />
            </div>
          )}
        </main>
        <HostSide view={view} table={table} press={press} />
      </div>
    </div>
  )
}

/** Each new turn and each step, once, for the screen reader. */
function useTold(view: RingView, table: TableView | undefined): void {
  const t = useText()
  const announce = useAnnounce()
  const { phase } = view.ring
  const asker = nameIn(view, table?.turn?.seatId ?? null)
  const now = asker === '' ? t(`ring.ui.phase.${phase}`) : t('ring.ui.asks', { name: asker })
  const before = useRef(now)
  useEffect(() => {
    if (before.current !== now) announce(now)
    before.current = now
  }, [now, announce])
}
