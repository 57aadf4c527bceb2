import { classNames } from '#kit/class-names.ts'
import styles from './ask-ring.module.css'
import { markArcs, openRing, ringShape, type RingShape } from './geometry.ts'

/** `partly` is done with the dot left hollow; `rest` is closed as not, withdrawn or expired. */
export type AskRingState = 'draft' | 'open' | 'accepted' | 'done' | 'partly' | 'rest'
/** Fullness of the five marks, 0 to 1: specific, meaningful, action, realistic, time-bound. */
export type FiveMarks = readonly [number, number, number, number, number]

const NO_MARKS: FiveMarks = [0, 0, 0, 0, 0]

/** The one form of the product: hollow is need, solid is help. */
export function AskRing({
  state = 'draft',
  marks = NO_MARKS,
  waves = 0,
  size = 20,
  landing = false,
  closing = false,
  label,
}: {
  state?: AskRingState
  marks?: FiveMarks
  waves?: number
  size?: number
  /** Somebody just said yes: the dot lands in the gap. */
  landing?: boolean
  /** Just closed: the ring turns from need to help once around. */
  closing?: boolean
  /** Read out; without it the words beside the ring must say the same. */
  label?: string
}) {
  // Below 26 px circles would run into the ring: there the words beside it say how far the ask has gone.
  const shown = size >= 26 && (state === 'open' || state === 'accepted') ? Math.min(waves, 3) : 0
  const shape = ringShape(size, shown, state === 'accepted')
  const named = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={styles.ring} width={size} height={size} viewBox={`0 0 ${size} ${size}`} {...named}>
      {state === 'draft' && <Draft shape={shape} size={size} marks={marks} />}
      {(state === 'open' || state === 'accepted') && (
        <path className={styles.need} d={openRing(shape)} strokeWidth={shape.stroke} />
      )}
      {state === 'accepted' && (
        <circle
          className={classNames(styles.help, landing && styles.landing)}
          cx={shape.centre}
          cy={shape.centre - shape.radius}
          r={shape.stroke * 0.88}
        />
      )}
      {(state === 'done' || state === 'partly') && (
        <Closed shape={shape} partly={state === 'partly'} closing={closing} />
      )}
      {state === 'rest' && (
        <circle
          className={styles.rest}
          cx={shape.centre}
          cy={shape.centre}
          r={shape.radius}
          strokeWidth={shape.stroke * 0.7}
          strokeDasharray={`${shape.stroke} ${shape.stroke * 1.4}`}
        />
      )}
      {shape.waves.map((radius, at) => (
        <circle
          key={radius}
          className={styles.wave}
          cx={shape.centre}
          cy={shape.centre}
          r={radius}
          strokeOpacity={0.6 - 0.15 * at}
        />
      ))}
    </svg>
  )
}

function Draft({ shape, size, marks }: { shape: RingShape; size: number; marks: FiveMarks }) {
  const complete = marks.every((mark) => mark >= 1)
  return (
    <>
      {markArcs(shape, size).map((d, at) => {
        const mark = Math.max(0, Math.min(1, marks[at] ?? 0))
        return (
          <g key={d} strokeWidth={shape.stroke}>
            <path className={styles.empty} d={d} />
            <path
              className={classNames(styles.need, styles.arc)}
              d={d}
              pathLength={1}
              strokeDasharray="1 2"
              strokeDashoffset={1 - mark}
              opacity={mark > 0 ? 1 : 0}
            />
          </g>
        )
      })}
      <circle
        className={classNames(styles.need, styles.whole)}
        cx={shape.centre}
        cy={shape.centre}
        r={shape.radius}
        strokeWidth={shape.stroke}
        opacity={complete ? 1 : 0}
      />
    </>
  )
}

function Closed({ shape, partly, closing }: { shape: RingShape; partly: boolean; closing: boolean }) {
  const { centre, radius, stroke } = shape
  return (
    <>
      {closing && <circle className={styles.need} cx={centre} cy={centre} r={radius} strokeWidth={stroke} />}
      <circle
        className={classNames(styles.shut, closing && styles.turning)}
        cx={centre}
        cy={centre}
        r={radius}
        strokeWidth={stroke}
        pathLength={1}
        transform={`rotate(-90 ${centre} ${centre})`}
      />
      {partly ? (
        <circle className={styles.shut} cx={centre} cy={centre} r={radius * 0.3} strokeWidth={stroke * 0.6} />
      ) : (
        <circle className={styles.help} cx={centre} cy={centre} r={radius * 0.36} />
      )}
    </>
  )
}
