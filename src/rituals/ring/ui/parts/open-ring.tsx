import { useState } from 'react'
import { useText } from '#kit/text/text.tsx'
import { sayMinutes, sayWhen } from '#kit/time/when.ts'
import type { RingHead, RingView } from '../../schema.ts'
import { localZone } from './local-zone.ts'
import { MyCards } from './my-cards.tsx'
import { MyLines } from './my-lines.tsx'
import { PhonePromises } from './phone-promises.tsx'
import { PhoneTally } from './phone-tally.tsx'
import type { PhoneProps } from './phone-view.tsx'
import { PhoneWall } from './phone-wall.tsx'
import styles from './phone.module.css'
import { useRingNow } from './ring-clock.tsx'

/**
 * A ring without a room, at whatever hour somebody comes by: all that they may do now is on one page, and nobody has to
 * press anything for it. Their own card is first as long as it is missing.
 */
export function OpenRing(props: PhoneProps) {
  const { view, acts } = props
  const { ring, mine } = view
  // it keeps its place on the page while it is being written
  const [isWritten] = useState(() => hasWrittenAll(view))
  const hasPromises = mine.promises.length > 0
  if (ring.phase === 'promises') {
    return (
      <>
        <OpenUntil ring={ring} />
        <PhonePromises view={view} acts={acts} />
        <PhoneTally view={view} acts={acts} />
      </>
    )
  }
  if (ring.phase === 'drawing') {
    return (
      <>
        <MyLines view={view} />
        <PhonePromises view={view} acts={acts} />
        <PhoneWall {...props} />
      </>
    )
  }
  return (
    <>
      <OpenUntil ring={ring} />
      {!isWritten && <MyCards view={view} acts={acts} />}
      <PhoneWall {...props} />
      {hasPromises && <PhonePromises view={view} acts={acts} />}
      <MyLines view={view} />
      {isWritten && <MyCards view={view} acts={acts} />}
    </>
  )
}

/** Until when, in this browser's own time; for whoever leads, what the opening waits for. */
export function OpenUntil({ ring, mine }: { ring: RingHead; mine?: RingView['mine'] }) {
  const t = useText()
  const now = useRingNow()
  const clock = { now: now(), zone: localZone(), language: t.language }
  const say = (moment: string) => sayWhen(Date.parse(moment), clock)
  if (ring.phase === 'lobby') {
    const hours = (ring.run.find(({ phase }) => phase === 'work')?.seconds ?? 0) / 60
    const waits = mine?.role === 'host' && !mine.may.includes('next')
    return (
      <p>
        {t('ring.ui.open.opens', { when: say(ring.startsAt), length: sayMinutes(hours, t.language) })}{' '}
        {waits && t('ring.ui.open.waits')}
      </p>
    )
  }
  if (ring.clock.endsAt === null) return null
  const when = say(ring.clock.endsAt)
  return (
    <p className={styles.quiet}>
      {t(ring.phase === 'promises' ? 'ring.ui.open.promises' : 'ring.ui.open.until', { when })}
    </p>
  )
}

/** Whether each round's card of mine is ready. */
function hasWrittenAll({ ring, mine }: RingView): boolean {
  return ring.rounds.every((round) => mine.cards.some((card) => card.round === round && card.isReady))
}
