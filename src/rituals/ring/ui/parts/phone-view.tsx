import { useEffect, useState } from 'react'
import { Band } from '#kit/band/band.tsx'
import { Button } from '#kit/button/button.tsx'
import { useText } from '#kit/text/text.tsx'
import { ownTable } from '../../domain/reading.ts'
import type { Tap } from '../../domain/taps.ts'
import type { RingView } from '../../schema.ts'
import type { RingActs } from './acts.ts'
import { Figures } from './figures.tsx'
import type { LinkState } from './link-state.ts'
import { MyCards } from './my-cards.tsx'
import { MyLines } from './my-lines.tsx'
import { OpenRing, OpenUntil } from './open-ring.tsx'
import { PhoneFoot } from './phone-foot.tsx'
import { PhonePromises } from './phone-promises.tsx'
import { PhoneTally } from './phone-tally.tsx'
import { PhoneTurn } from './phone-turn.tsx'
import { PhoneWall } from './phone-wall.tsx'
import styles from './phone.module.css'
import { sayClock, useSecondsLeft } from './use-seconds.ts'
import { warmUpOf } from './warm-up.ts'

export interface PhoneProps {
  readonly view: RingView
  readonly acts: RingActs
  readonly link: LinkState
  /** taps that the view doesn't show yet */
  readonly waiting: readonly Tap[]
  /** how many of them haven't reached the server */
  readonly unsent: number
}

/** What one participant holds in their hand: one thing at a time, its buttons where the thumb is. */
export function PhoneView(props: PhoneProps) {
  const { view, acts, link, waiting, unsent } = props
  const t = useText()
  const { ring, tables } = view
  const table = ownTable(view)
  const inTurn = ring.phase === 'personal' || ring.phase === 'work'
  const seconds = useSecondsLeft((inTurn ? table?.turn?.clock : undefined) ?? ring.clock)
  // days are said in words, where they matter
  const left = ring.form === 'async' ? null : seconds
  return (
    <div className={styles.phone}>
      {link !== 'live' && (
        <Band tone="offline">
          {unsent > 0 ? t('ring.ui.link.waiting', { count: unsent }) : t(`ring.ui.link.${link}`)}
        </Band>
      )}
      <header className={styles.head}>
        <h1 className={styles.title}>
          {tables.length > 1 && table !== undefined
            ? t('ring.ui.titleAtTable', { title: ring.title, number: table.number })
            : ring.title}
        </h1>
        {ring.isPaused && <span className={styles.quiet}>{t('ring.ui.pausedShort')}</span>}
        {left !== null && (
          <span className={styles.clock} role="timer">
            {sayClock(left)}
          </span>
        )}
        {view.mine.may.includes('leave') && <Leave onLeave={acts.leave} />}
      </header>
      <main id="page" className={styles.main} tabIndex={-1}>
        <Now {...props} />
      </main>
      <PhoneFoot view={view} waiting={waiting} />
    </div>
  )
}

/** Asks once more: the seat goes, the card and what was offered stay. */
function Leave({ onLeave }: { onLeave: () => void }) {
  const t = useText()
  const [isSure, setSure] = useState(false)
  return (
    <Button kind="text" className={styles.leave} onClick={() => (isSure ? onLeave() : setSure(true))}>
      {t(isSure ? 'ring.ui.leave.sure' : 'ring.ui.leave')}
    </Button>
  )
}

function Now(props: PhoneProps) {
  const { view, acts } = props
  const { form, phase } = view.ring
  if (form === 'async' && phase !== 'lobby' && phase !== 'closed') return <OpenRing {...props} />
  switch (phase) {
    case 'lobby':
    case 'rules':
      return <Arrived {...props} />
    case 'writing':
      return <MyCards view={view} acts={acts} />
    case 'personal':
    case 'work':
      return <PhoneTurn {...props} />
    case 'wall':
      return <PhoneWall {...props} />
    case 'drawing':
      return <MyLines view={view} />
    case 'tally':
      return <PhoneTally view={view} acts={acts} />
    case 'promises':
      return <PhonePromises view={view} acts={acts} />
    case 'closed':
      return <Closed {...props} />
  }
}

function Arrived({ view, acts }: PhoneProps) {
  const t = useText()
  const { ring } = view
  return (
    <>
      <section className={styles.part} aria-live="polite">
        <h2 className={styles.question}>{t('ring.ui.lobby.in')}</h2>
        <p>{t('ring.ui.lobby.here', { here: ring.totals.seats, all: ring.expected })}</p>
        {ring.form === 'async' && <OpenUntil ring={ring} mine={view.mine} />}
        {ring.phase === 'rules' ? (
          <ol className={styles.rules}>
            {(['1', '2', '3'] as const).map((rule) => (
              <li key={rule}>
                <b>{t(`ring.ui.rule.${rule}`)}</b> {t(`ring.ui.rule.${rule}.why`)}
              </li>
            ))}
          </ol>
        ) : (
          <p className={styles.voice}>{t(warmUpOf(ring.id))}</p>
        )}
      </section>
      <MyCards view={view} acts={acts} />
    </>
  )
}

function Closed({ view, acts }: PhoneProps) {
  const t = useText()
  return (
    <>
      <section className={styles.part}>
        <h2 className={styles.question}>{t('ring.ui.closed.title')}</h2>
        <Figures totals={view.ring.totals} />
      </section>
      <PhonePromises view={view} acts={acts} />
    </>
  )
}

/** Whatever was on this person's screen long enough to be read counts as seen. */
export function useSeen({ view, acts }: Pick<PhoneProps, 'view' | 'acts'>, cardIds: readonly string[]): void {
  const [told] = useState(() => new Set<string>())
  const unseen = cardIds.filter((id) => view.mine.unseenCardIds.includes(id) && !told.has(id))
  const which = unseen.join(' ')
  useEffect(() => {
    if (which === '') return
    const timer = setTimeout(() => {
      const ids = which.split(' ')
      for (const id of ids) told.add(id)
      acts.seen(ids)
    }, READ_AFTER)
    return () => clearTimeout(timer)
  }, [which, acts, told])
}

const READ_AFTER = 1_500
