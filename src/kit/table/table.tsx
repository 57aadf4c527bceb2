import type { ReactNode } from 'react'
import { Hidden } from '#kit/hidden.tsx'
import styles from './table.module.css'

export type Column<Row> = {
  readonly id: string
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the end edge, in tabular digits. */
  readonly figures?: boolean
}

/** Plain rows of 32 px. The first column names its row; on a phone each cell names its column. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}) {
  return (
    <table className={styles.table}>
      <caption>
        <Hidden>{caption}</Hidden>
      </caption>
      <thead>
        <tr>
          {columns.map(({ id, name, figures }) => (
            <th key={id} scope="col" className={figures ? styles.figures : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ id, name, cell, figures }, at) =>
              at === 0 ? (
                <th key={id} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={id} data-name={name} className={figures ? styles.figures : undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
