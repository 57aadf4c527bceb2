import { STEPS, type Work } from './work.ts'

const LINE_END = 10

/**
 * Named lists as text, a line for some thousand entries, so that neither writing nor reading them back holds anybody up
 * as the JSON of a million would.
 */
export function* writingLists(lists: Readonly<Record<string, readonly unknown[]>>): Work<Uint8Array[]> {
  const encoder = new TextEncoder()
  const lines: Uint8Array[] = []
  for (const [name, list] of Object.entries(lists)) {
    for (let from = 0; from < list.length; from += STEPS) {
      lines.push(encoder.encode(`${JSON.stringify([name, ...list.slice(from, from + STEPS)])}\n`))
      yield
    }
  }
  return lines
}

/** The lists again, by name; one without entries isn't among them. */
export function* readingLists(bytes: Uint8Array): Work<Map<string, unknown[]>> {
  const decoder = new TextDecoder()
  const lists = new Map<string, unknown[]>()
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, from)
    const line: unknown = JSON.parse(decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end)))
    const [name, ...entries] = line as [string, ...unknown[]]
    const list = lists.get(name)
    if (list === undefined) lists.set(name, entries)
    else for (const entry of entries) list.push(entry)
    from = end < 0 ? bytes.length : end + 1
    yield
  }
  return lists
}
