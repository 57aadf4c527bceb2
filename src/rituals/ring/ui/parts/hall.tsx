import { useMemo } from 'react'
import { arcPath } from '#kit/ask-ring/geometry.ts'
import { classNames } from '#kit/class-names.ts'
import { hallOf } from '../../domain/drawing/hall.ts'
import type { TableView } from '../../schema.ts'
import styles from './hall.module.css'

/** The tables of a large ring from above: each with its number and how far it has come. */
export function Hall({
  tables,
  width,
  height,
  shown,
  label,
}: {
  tables: readonly Pick<TableView, 'id' | 'number' | 'turnsDone' | 'turnsAll'>[]
  width: number
  height: number
  /** the table that the stage has turned to */
  shown?: string | undefined
  label: string
}) {
  const ids = tables.map(({ id }) => id).join(' ')
  const places = useMemo(
    () => new Map(hallOf(ids.split(' '), width, height).map((place) => [place.id, place])),
    [ids, width, height],
  )
  return (
    <svg className={styles.hall} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {tables.map(({ id, number, turnsDone, turnsAll }) => {
        const place = places.get(id)
        if (place === undefined) return null
        const { x, y, radius } = place
        const done = turnsAll === 0 ? 0 : Math.min(1, turnsDone / turnsAll)
        const stroke = Math.max(3, radius / 9)
        return (
          <g key={id} transform={`translate(${x - radius} ${y - radius})`}>
            {id === shown && (
              <circle className={styles.shown} cx={radius} cy={radius} r={radius + stroke * 1.4} />
            )}
            <circle className={styles.table} cx={radius} cy={radius} r={radius} strokeWidth={stroke} />
            {done >= 1 && (
              <circle className={styles.done} cx={radius} cy={radius} r={radius} strokeWidth={stroke} />
            )}
            {done > 0 && done < 1 && (
              <path
                className={styles.done}
                d={arcPath(radius, radius, 0, done * 2 * Math.PI)}
                strokeWidth={stroke}
              />
            )}
            <text
              className={classNames(styles.number, id === shown && styles.current)}
              x={radius}
              y={radius}
              textAnchor="middle"
              dominantBaseline="central"
              style={{ fontSize: Math.max(18, radius * 0.62) }}
            >
              {number}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
