const KEY = 'askwell.finder'
const KEPT = 30

/** Ids of what was chosen in the finder, last one first; ids alone, so that no name stays in the browser. */
export function readRecent(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : []
  } catch {
    // Somebody else's hand in the storage: the finder begins anew, which nobody has to know.
    return []
  }
}

export function keepRecent(id: string): void {
  const others = readRecent().filter((one) => one !== id)
  localStorage.setItem(KEY, JSON.stringify([id, ...others].slice(0, KEPT)))
}
