export type Findable = { readonly id: string; readonly label: string; readonly more?: string }

/**
 * What answers a query, best first: every word of it begins a word of the label (or of what else is known). Labels that
 * begin with the query come first; among equals what was used last. An empty query finds everything.
 *
 * @param recent ids, last used first
 */
export function findAmong<Row extends Findable>(
  rows: readonly Row[],
  query: string,
  recent: readonly string[],
): readonly Row[] {
  const wanted = fold(query)
  const words = wanted.split(' ').filter(Boolean)
  const lastUsed = (id: string) => {
    const at = recent.indexOf(id)
    return at < 0 ? recent.length : at
  }
  return rows
    .map((row) => ({ row, fit: fitOf(row, wanted, words), used: lastUsed(row.id) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.used - b.used)
    .map(({ row }) => row)
}

function fitOf({ label, more = '' }: Findable, wanted: string, words: readonly string[]): number {
  if (words.length === 0) return 1
  const name = fold(label)
  const all = `${name} ${fold(more)}`.split(/[\s\-–.,:;/@()“”"']+/)
  if (!words.every((word) => all.some((one) => one.startsWith(word)))) return 0
  return name.startsWith(wanted) ? 2 : 1
}

/** Without accents and capitals: `Tomás` is found by `tomas`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
