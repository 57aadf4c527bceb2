import { parse } from 'csv-parse/sync'
import type { Pair } from '#engine/grouping/contract.ts'
import { eachPair } from '#engine/grouping/shortfall.ts'
import { Refused } from '../io.ts'

export interface Crowd {
  /** what people are called in the other files and in the answer */
  readonly names: readonly string[]
  /** the place of a name; case doesn't matter */
  readonly placeOf: ReadonlyMap<string, number>
  /** the values of a column, as numbers: equal values have equal numbers */
  column(name: string): readonly number[]
}

/** Above this the tables of pairs would take more memory than a small server has. */
const MOST_PEOPLE = 5_000
/** People go by the first of these columns that the file has, else by its first column. */
const NAMES = ['email', 'id', 'name']

/** @throws Refused with the line and what to do, where the file can't be read as a list of people */
export function readCrowd(table: string, file: string): Crowd {
  const [header, ...rows] = records(table, file)
  if (!header || rows.length === 0)
    throw new Refused(`${file} holds no people: a header line, then a line for each.`)
  const columns = header.map((title) => title.toLowerCase())
  const by = Math.max(0, columns.indexOf(NAMES.find((name) => columns.includes(name)) ?? ''))
  const placeOf = new Map<string, number>()
  const names = rows.map((row, at) => {
    const name = row[by] ?? ''
    if (name === '') throw new Refused(`${file}, row ${at + 2}: the column '${columns[by] ?? ''}' is empty.`)
    if (placeOf.has(name.toLowerCase()))
      throw new Refused(`${file}, row ${at + 2}: ${name} stands there twice.`)
    placeOf.set(name.toLowerCase(), at)
    return name
  })
  if (names.length > MOST_PEOPLE) {
    throw new Refused(
      `${file} holds ${names.length} people; ${MOST_PEOPLE} at once is the most, split it by site.`,
    )
  }
  const column = (name: string) => {
    const at = columns.indexOf(name.trim().toLowerCase())
    if (at < 0) throw new Refused(`${file} has no column '${name}'; it has ${columns.join(', ')}.`)
    const numbers = new Map<string, number>()
    return rows.map((row) => {
      const value = (row[at] ?? '').toLowerCase()
      if (!numbers.has(value)) numbers.set(value, numbers.size)
      return numbers.get(value) ?? 0
    })
  }
  return { names, placeOf, column }
}

/**
 * Pairs from a file in which the people of a line belong together: two to keep apart, or a whole group that has met.
 * A first line that names nobody is a header.
 */
export function readPairs(table: string, file: string, crowd: Crowd): Pair[] {
  const pairs: Pair[] = []
  records(table, file).forEach((row, at) => {
    const words = row.filter((word) => word !== '')
    if (at === 0 && words.every((word) => !crowd.placeOf.has(word.toLowerCase()))) return
    eachPair(
      words.map((word) => placeIn(crowd, word, `${file}, line ${at + 1}`)),
      (a, b) => {
        if (a !== b) pairs.push([a, b])
      },
    )
  })
  return pairs
}

/** Lines of a person and the number of a round, from 1. */
export function readAbsent(table: string, file: string, crowd: Crowd, rounds: number): Set<number>[] {
  const absent = Array.from({ length: rounds }, () => new Set<number>())
  records(table, file).forEach(([person = '', round = ''], at) => {
    if (at === 0 && !crowd.placeOf.has(person.toLowerCase())) return
    const number = Number(round)
    const away = Number.isInteger(number) ? absent[number - 1] : undefined
    if (!away) throw new Refused(`${file}, line ${at + 1}: '${round}' is no round from 1 to ${rounds}.`)
    away.add(placeIn(crowd, person, `${file}, line ${at + 1}`))
  })
  return absent
}

function placeIn(crowd: Crowd, word: string, where: string): number {
  const place = crowd.placeOf.get(word.toLowerCase())
  if (place === undefined) throw new Refused(`${where}: ${word} is not among the people.`)
  return place
}

function records(table: string, file: string): string[][] {
  const first = table.slice(0, table.indexOf('\n') < 0 ? undefined : table.indexOf('\n'))
  const delimiter =
    [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ','
  try {
    const options = { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, trim: true }
    return parse(table, options)
  } catch (error) {
    // csv-parse's sentence names the line
    throw new Refused(
      `${file} can't be read as CSV: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
