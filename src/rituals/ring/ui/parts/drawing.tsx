import { useEffect, useMemo, useState } from 'react'
import { classNames } from '#kit/class-names.ts'
import { type Circle, circleOf, type Frame, type Sitting } from '../../domain/drawing/circle.ts'
import { lineBetween } from '../../domain/drawing/lines.ts'
import { seatPlaces, type Turn } from '../../domain/drawing/places.ts'
import type { OfferLine } from '../../domain/reading.ts'
import styles from './drawing.module.css'
import { SeatMark } from './seat-mark.tsx'

export interface DrawnPerson extends Sitting {
  readonly hasSpoken: boolean
  readonly isHere: boolean
}

export interface DrawingProps {
  readonly people: readonly DrawnPerson[]
  readonly lines: readonly OfferLine[]
  readonly frame: Frame
  /** whose ask stands in the room, and who has offered to help with it */
  readonly asking?: string | undefined
  readonly cardId?: string | undefined
  /** Another word for each stretch in which nobody may move: people are spread evenly when it changes. */
  readonly spread: string
  /** Said to who can't see it. */
  readonly label: string
  /** Nothing but the drawing counts now: the lines shine, the names step back. */
  readonly alone?: boolean
}

/**
 * The people of one table on a circle and a line for each offer. A line draws itself once, when it arrives; those that
 * were there before stand still, in one path, so that a full ring costs no more than a new line.
 */
export function Drawing(props: DrawingProps) {
  const { people, lines, frame, asking, cardId, alone = false } = props
  const circle = useCircle(people, frame, props.spread)
  const { old, single } = useLines(lines, circle, cardId)
  const helping = useMemo(
    () => new Set(lines.filter((line) => line.cardId === cardId).map(({ from }) => from)),
    [lines, cardId],
  )
  const viewBox = `0 0 ${frame.width} ${frame.height}`
  return (
    <div className={classNames(styles.drawing, alone && styles.alone)} role="img" aria-label={props.label}>
      <svg className={styles.layer} viewBox={viewBox} aria-hidden="true">
        <path className={styles.line} d={old} />
      </svg>
      <svg className={styles.layer} viewBox={viewBox} aria-hidden="true">
        {single.map(({ id, d, isNow, isFresh }) => (
          <path
            key={id}
            className={classNames(styles.line, isNow && styles.now, isFresh && styles.fresh)}
            d={d}
            pathLength={1}
          />
        ))}
      </svg>
      <svg className={styles.layer} viewBox={viewBox} aria-hidden="true">
        {people.map((person) => (
          <SeatMark
            key={person.id}
            seat={circle.seats.get(person.id)}
            circle={circle}
            size={frame.size}
            person={person}
            isAsking={person.id === asking}
            isHelping={helping.has(person.id)}
          />
        ))}
      </svg>
    </div>
  )
}

/** The circle with everybody where they were, for as long as `spread` is the same. */
function useCircle(people: readonly DrawnPerson[], frame: Frame, spread: string): Circle {
  const [kept] = useState<{ spread: string; places?: ReadonlyMap<string, Turn> }>({ spread })
  // As words, so that what else changes about people moves nobody and costs nothing.
  const who = JSON.stringify(people.map(({ id, name }) => ({ id, name })))
  const { width, height, size } = frame
  return useMemo(() => {
    const sitting = JSON.parse(who) as readonly Sitting[]
    const before = kept.spread === spread ? kept.places : undefined
    const places = seatPlaces(
      sitting.map(({ id }) => id),
      before,
    )
    Object.assign(kept, { spread, places })
    return circleOf(sitting, places, { width, height, size })
  }, [who, spread, width, height, size, kept])
}

interface SingleLine {
  readonly id: string
  readonly d: string
  readonly isNow: boolean
  readonly isFresh: boolean
}

/** Lines by themselves: those of the ask before the room, and those that came while this was on the screen. */
function useLines(lines: readonly OfferLine[], circle: Circle, cardId: string | undefined) {
  const [first] = useState(() => new Set(lines.map(({ id }) => id)))
  const [drawn] = useState(() => new Set<string>())
  useEffect(() => {
    // A little later than the drawing takes: from then on they lie with the old ones.
    const timer = setTimeout(() => {
      for (const { id } of lines) drawn.add(id)
    }, DRAWN_AFTER)
    return () => clearTimeout(timer)
  }, [lines, drawn])
  return useMemo(() => {
    const old: string[] = []
    const single: SingleLine[] = []
    for (const { id, from, to, cardId: card } of lines) {
      const [helper, asker] = [circle.seats.get(from), circle.seats.get(to)]
      if (helper === undefined || asker === undefined) continue
      const d = lineBetween(helper, asker, circle.centre)
      const isNow = card === cardId
      const isFresh = !first.has(id)
      if (isNow || (isFresh && !drawn.has(id))) single.push({ id, d, isNow, isFresh })
      else old.push(d)
    }
    return { old: old.join(''), single }
  }, [lines, circle, cardId, first, drawn])
}

const DRAWN_AFTER = 900
