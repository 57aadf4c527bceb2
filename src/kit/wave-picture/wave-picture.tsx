import { useState, type ReactNode } from 'react'
import { classNames } from '#kit/class-names.ts'
import { frameOf, NAME_ABOVE, PICTURE, placeWaves, type PlacedWave, type Wave } from './layout.ts'
import styles from './wave-picture.module.css'

/** How far an ask has gone: the asker in the middle, a circle for each wave. The caption says the same in words. */
export function WavePicture({ waves, caption }: { waves: readonly Wave[]; caption: ReactNode }) {
  const placed = placeWaves(waves, useLetters())
  const frame = frameOf(placed)
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.picture}
        viewBox={`0 ${frame.top} ${PICTURE.width} ${frame.height}`}
        aria-hidden="true"
        focusable="false"
      >
        {placed.map((one) => (
          <Circle key={one.wave.id} {...one} />
        ))}
        {placed.flatMap(({ people }) =>
          people
            .filter(({ state }) => state === 'yes')
            .map(({ id, x, y }) => (
              <path key={id} className={styles.joined} d={`M${PICTURE.x} ${PICTURE.y}L${x} ${y}`} />
            )),
        )}
        <circle className={styles.asker} cx={PICTURE.x} cy={PICTURE.y} r="13" />
        {placed.flatMap(({ people }) =>
          people.map((person) => (
            <g key={person.id}>
              <circle
                className={classNames(styles.person, styles[person.state])}
                cx={person.x}
                cy={person.y}
                r={person.radius}
              />
              {person.named && (
                <text className={styles.name} x={person.x} y={person.y - NAME_ABOVE} textAnchor="middle">
                  {person.name}
                </text>
              )}
            </g>
          )),
        )}
      </svg>
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  )
}

/** The names' size as the reader's own text size makes it: `--ui-second` in units of the picture. */
function useLetters(): number {
  const [size] = useState(() =>
    typeof document === 'undefined'
      ? 16
      : Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  )
  return 0.8125 * size
}

function Circle({ wave, radius }: PlacedWave) {
  return (
    <>
      <circle
        className={classNames(styles.wave, wave.state !== 'done' && styles.planned)}
        cx={PICTURE.x}
        cy={PICTURE.y}
        r={radius}
      />
      <text className={styles.label} x={PICTURE.x} y={PICTURE.y + radius + 14} textAnchor="middle">
        {wave.label}
      </text>
    </>
  )
}
