import { memo } from 'react'
import { classNames } from '#kit/class-names.ts'
import type { Circle, CircleSeat } from '../../domain/drawing/circle.ts'
import { pointAt } from '../../domain/drawing/places.ts'
import styles from './drawing.module.css'
import type { DrawnPerson } from './drawing.tsx'

/** One person: hollow before their turn and after it, filled while they help, large with two circles while they ask. */
export const SeatMark = memo(function SeatMark({
  seat,
  circle,
  size,
  person,
  isAsking,
  isHelping,
}: {
  seat: CircleSeat | undefined
  circle: Circle
  size: number
  person: DrawnPerson
  isAsking: boolean
  isHelping: boolean
}) {
  if (seat === undefined) return null
  const radius = circle.dot * (isAsking ? 1.5 : 1)
  return (
    <g
      className={classNames(styles.seat, !person.isHere && styles.away)}
      style={{ transform: `translate(${seat.x}px, ${seat.y}px)` }}
    >
      {isAsking && (
        <>
          <circle className={styles.pulse} r={radius + circle.dot * 0.9} />
          <circle className={classNames(styles.pulse, styles.outer)} r={radius + circle.dot * 1.8} />
        </>
      )}
      <circle
        className={classNames(styles.dot, (person.hasSpoken || isAsking) && styles.spoken)}
        r={radius}
        strokeWidth={circle.dot * (isAsking ? 0.52 : 0.34)}
        strokeDasharray={person.hasSpoken || isAsking ? undefined : `${radius * 0.36} ${radius * 0.36}`}
      />
      {isHelping && <circle className={styles.helping} r={radius * 0.76} />}
      {size > 0 && <NameOf seat={seat} circle={circle} size={size} isAsking={isAsking} />}
    </g>
  )
})

function NameOf({
  seat,
  circle,
  size,
  isAsking,
}: {
  seat: CircleSeat
  circle: Circle
  size: number
  isAsking: boolean
}) {
  const { label } = seat
  const turn = Math.atan2(seat.x - circle.centre.x, circle.centre.y - seat.y) / (2 * Math.PI)
  // Room for the two circles of whoever asks.
  const out = pointAt({ x: 0, y: 0 }, isAsking ? circle.dot * 2.2 : 0, turn)
  const x = label.x - seat.x + out.x
  const y = label.y - seat.y + out.y
  return (
    <text
      className={classNames(styles.name, isAsking && styles.asker)}
      style={{ fontSize: isAsking ? size * 1.33 : size }}
      textAnchor={label.anchor}
      dominantBaseline="central"
      transform={`translate(${x} ${y})${label.rotate === 0 ? '' : ` rotate(${label.rotate})`}`}
    >
      {label.text}
    </text>
  )
}
