/** Moves the focus among the rows of the page (`data-list-row`): J and K. Stops at both ends. */
export function stepInList(direction: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-list-row]')]
  if (rows.length === 0) return false
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const next =
    at < 0 ? (direction === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + direction))
  rows[next]?.focus()
  rows[next]?.scrollIntoView({ block: 'nearest' })
  return true
}

/** Puts the focus into the search of this page (`data-page-search`): the `/` key. */
export function focusSearch(): boolean {
  const search = document.querySelector<HTMLElement>('[data-page-search]')
  search?.focus()
  return search !== null
}
