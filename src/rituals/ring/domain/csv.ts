import { nameIn, offersFor } from './reading.ts'
import type { OfferView, RingView } from '../schema.ts'

/** How the columns and the three kinds of offers are called, in the reader's language. */
export interface CsvWords {
  readonly asker: string
  readonly ask: string
  readonly helper: string
  readonly kind: string
  readonly line: string
  readonly kinds: Readonly<Record<OfferView['kind'], string>>
}

/**
 * The ring as a table, one line for each offer and one for each ask without any: what this viewer may see, and no more.
 *
 * @source RFC 4180; what a spreadsheet would run as a formula is kept as words by a quote in front of it
 */
export function csvOf(view: RingView, words: CsvWords): string {
  const rows = view.cards.flatMap((card) => {
    const asker = nameIn(view, card.seatId)
    const offers = offersFor(view, card.id)
    if (offers.length === 0) return [[asker, card.text, '', '', '']]
    return offers.map(({ fromSeatId, kind, line }) => [
      asker,
      card.text,
      nameIn(view, fromSeatId),
      words.kinds[kind],
      line,
    ])
  })
  const head = [words.asker, words.ask, words.helper, words.kind, words.line]
  return csvLines([head, ...rows])
}

/** Rows as RFC 4180 has them, and nothing in them that a spreadsheet would run. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
