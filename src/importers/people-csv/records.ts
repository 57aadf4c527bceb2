import { CsvError, parse } from 'csv-parse/sync'

export interface Row {
  /** where the record begins, from 1 */
  readonly line: number
  /** nothing where the record can't be read: a quote that doesn't close, or text after one that did */
  readonly fields: readonly string[] | undefined
}

const AT_ONCE = 1000
/** The record of a person is short; a quote left open would otherwise swallow the rest of the file. */
const RECORD_LIMIT = 16_000
const LINE_END = 10

/**
 * Cuts a table into records, a thousand at a time so that others get their turn between. After a record that
 * can't be read it goes on with the next line. Empty lines count as lines and are passed over.
 *
 * @param table UTF-8 with LF line ends
 */
export function* readRows(table: Buffer): Generator<Row[]> {
  const { delimiter, from } = findDelimiter(table)
  const place = { at: from, line: from === 0 ? 1 : 2 }
  while (place.at < table.length) {
    const { records, isBroken } = parseSome(table.subarray(place.at), delimiter)
    const start = place.at
    const rows = records.map(({ fields, end }) => {
      const line = passEmptyLines(table, place)
      moveTo(table, place, start + end)
      return { line, fields }
    })
    if (isBroken) {
      rows.push({ line: passEmptyLines(table, place), fields: [] })
      moveTo(table, place, endOfLine(table, place.at) + 1)
      yield rows.map((row, n) => (n === rows.length - 1 ? { line: row.line, fields: undefined } : row))
    } else {
      yield rows
      if (records.length < AT_ONCE) return
    }
  }
}

interface ParsedRecord {
  readonly fields: string[]
  /** byte after the record */
  readonly end: number
}

function parseSome(table: Buffer, delimiter: string): { records: ParsedRecord[]; isBroken: boolean } {
  const records: ParsedRecord[] = []
  try {
    parse(table, {
      delimiter,
      to: AT_ONCE,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: RECORD_LIMIT,
      on_record: (fields: string[], { bytes }) => {
        records.push({ fields, end: bytes })
        return null
      },
    })
    return { records, isBroken: false }
  } catch (error) {
    // the row is told as broken by the caller
    if (error instanceof CsvError) return { records, isBroken: true }
    throw error
  }
}

/** Spreadsheets write what their country's numbers leave free; some say so in a first line `sep=;`. */
function findDelimiter(table: Buffer): { delimiter: string; from: number } {
  const end = endOfLine(table, 0)
  const first = table.toString('utf8', 0, Math.min(end, RECORD_LIMIT))
  const said = /^sep=([,;|\t])$/i.exec(first.trim())
  if (said?.[1]) return { delimiter: said[1], from: end + 1 }
  const bare = first.replace(/"[^"]*"/g, '')
  const count = (mark: string) => bare.split(mark).length
  const [best = ','] = [',', ';', '\t', '|'].sort((a, b) => count(b) - count(a))
  return { delimiter: best, from: 0 }
}

/** Moves to the next line that isn't empty, and gives its number. */
function passEmptyLines(table: Buffer, place: { at: number; line: number }): number {
  while (table[place.at] === LINE_END) {
    place.at++
    place.line++
  }
  return place.line
}

function moveTo(table: Buffer, place: { at: number; line: number }, to: number): void {
  for (
    let at = table.indexOf(LINE_END, place.at);
    at !== -1 && at < to;
    at = table.indexOf(LINE_END, at + 1)
  ) {
    place.line++
  }
  place.at = to
}

function endOfLine(table: Buffer, from: number): number {
  const end = table.indexOf(LINE_END, from)
  return end === -1 ? table.length : end
}
