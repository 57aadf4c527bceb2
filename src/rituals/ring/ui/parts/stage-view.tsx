import type { ReactNode } from 'react'
import { Band } from '#kit/band/band.tsx'
import { Hidden } from '#kit/hidden.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Frame } from '../../domain/drawing/circle.ts'
import { linesAmong, nowAt, peopleAt } from '../../domain/reading.ts'
import type { RingView, TableView } from '../../schema.ts'
import { Drawing } from './drawing.tsx'
import { Hall } from './hall.tsx'
import type { LinkState } from './link-state.ts'
import { StageFoot } from './stage-foot.tsx'
import { StageHead } from './stage-head.tsx'
import { StagePanel } from './stage-panel.tsx'
import styles from './stage.module.css'

const FRAME: Frame = { width: 900, height: 880, size: 18 }
/** Beside the wall; as many units as it is wide, so that names are as large as everywhere. */
const BESIDE: Frame = { width: 600, height: 700, size: 18 }
/** Above this many, names at one circle would be smaller than can be read from afar. */
const MOST_NAMED = 90

/**
 * What the room sees: at one side the circle with its lines, at the other what it is about now. Everything is measured
 * in parts of the window, 1600 × 900 being its own size, so that a projector of any kind shows the same.
 */
export function StageView({
  view,
  table,
  link,
  isStill = false,
  theme = 'dark',
  tools,
}: {
  view: RingView
  /** the table that the stage has turned to */
  table: TableView | undefined
  link: LinkState
  /** held by whoever stands at it */
  isStill?: boolean
  theme?: 'dark' | 'light'
  tools?: ReactNode
}) {
  const t = useText()
  const { ring } = view
  const isAlone = ring.phase === 'drawing' || ring.phase === 'closed'
  return (
    <div className={styles.stage} data-theme={theme} data-still={isStill || undefined}>
      <Hidden>
        <h1>{ring.title}</h1>
      </Hidden>
      <div className={styles.circle}>
        <StageCircle view={view} table={table} isAlone={isAlone} />
      </div>
      <div className={styles.side}>
        {!isAlone && <StageHead view={view} table={table} />}
        <StagePanel view={view} table={table} />
        <StageFoot view={view} table={table} />
      </div>
      {tools}
      <div className={styles.lines}>
        {link !== 'live' && <Band tone="offline">{t(`ring.ui.link.${link}`)}</Band>}
        {ring.hostGoneSince !== null && <Band tone="offline">{t('ring.ui.hostGone')}</Band>}
        {ring.isPaused && <Band tone="sample">{t('ring.ui.paused')}</Band>}
        {isStill && !ring.isPaused && <Band tone="sample">{t('ring.ui.stage.still')}</Band>}
      </div>
    </div>
  )
}

function StageCircle({
  view,
  table,
  isAlone,
}: {
  view: RingView
  table: TableView | undefined
  isAlone: boolean
}) {
  const t = useText()
  const { tables } = view
  const isBetween = !['personal', 'work'].includes(view.ring.phase)
  // In the end the whole hall is the picture; while cards are read, the table that has one.
  if (tables.length > 1 && isBetween) {
    const label = t('ring.ui.hall', { tables: tables.length })
    return <Hall tables={tables} width={FRAME.width} height={FRAME.height} label={label} />
  }
  const people = peopleAt(view, table)
  const lines = linesAmong(view, people)
  const now = isBetween ? null : nowAt(view, table)
  const frame = view.ring.phase === 'wall' ? BESIDE : FRAME
  return (
    // Another frame is another picture: nobody glides from the one into the other.
    <Drawing
      key={frame.width}
      people={people}
      lines={lines}
      frame={people.length > MOST_NAMED ? { ...frame, size: 0 } : frame}
      asking={now?.asker.id}
      cardId={now?.card.id}
      spread={spreadOf(view, table)}
      alone={isAlone}
      label={t('ring.ui.drawing', { people: people.length, lines: lines.length })}
    />
  )
}

/** Everybody keeps their place while people arrive, and again while cards are read; between, they sit down in order. */
export function spreadOf(view: RingView, table: TableView | undefined): string {
  const isArriving = ['lobby', 'rules', 'writing'].includes(view.ring.phase)
  return `${isArriving ? 'arriving' : 'seated'} ${table?.id ?? ''}`
}
