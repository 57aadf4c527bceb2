import { type Refusal, refuse } from '#platform/refusal.ts'

export const COLUMNS = [
  'email',
  'name',
  'team',
  'department',
  'title',
  'manager',
  'zone',
  'languages',
  'start',
  'end',
] as const

export type Column = (typeof COLUMNS)[number]

export interface Header {
  readonly places: ReadonlyMap<Column, number>
  /** columns that mean nothing to us and are left out */
  readonly unknown: readonly string[]
}

/** Which column stands where. Case and spaces around names don't matter; order doesn't either. */
export function readHeader(fields: readonly string[], file: string): Header | Refusal {
  const names = fields.map((field) => field.trim().toLowerCase())
  const twice = names.find((name, at) => isColumn(name) && names.indexOf(name) !== at)
  if (twice !== undefined) return refuse('import.people.columnTwice', { file, column: twice })
  const missing = ['email', 'name'].find((name) => !names.includes(name))
  if (missing !== undefined) {
    const found = fields.map((field) => field.trim()).join(', ')
    return refuse('import.people.columnMissing', { file, column: missing, found: found.slice(0, 200) })
  }
  const places = COLUMNS.filter((name) => names.includes(name)).map(
    (name) => [name, names.indexOf(name)] as const,
  )
  const unknown = fields.filter((field) => field.trim() !== '' && !isColumn(field.trim().toLowerCase()))
  return { places: new Map(places), unknown: unknown.map((field) => field.trim().slice(0, 100)) }
}

function isColumn(name: string): name is Column {
  return COLUMNS.some((column) => column === name)
}
