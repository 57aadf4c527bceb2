import type { Point } from './places.ts'

export interface HallTable extends Point {
  readonly id: string
  readonly radius: number
}

/**
 * The hall of a large ring from above: its tables as circles of one size in rows, the first at the top, the last row in
 * the middle. Rows and columns are those that leave the circles largest.
 *
 * @cost O(tables²), tables up to 60
 */
export function hallOf(ids: readonly string[], width: number, height: number): readonly HallTable[] {
  const columns = bestColumns(ids.length, width, height)
  const rows = Math.ceil(ids.length / columns)
  const cell = Math.min(width / columns, height / rows)
  const top = (height - cell * rows) / 2 + cell / 2
  return ids.map((id, at) => {
    const row = Math.floor(at / columns)
    const inRow = Math.min(columns, ids.length - row * columns)
    const left = (width - cell * inRow) / 2 + cell / 2
    return { id, x: left + (at % columns) * cell, y: top + row * cell, radius: cell * 0.42 }
  })
}

function bestColumns(count: number, width: number, height: number): number {
  const sizeWith = (columns: number) => Math.min(width / columns, height / Math.ceil(count / columns))
  let best = 1
  for (let columns = 2; columns <= count; columns++) if (sizeWith(columns) > sizeWith(best)) best = columns
  return best
}
