/** Joins the class names that are there: `classNames('row', on && styles.on)`. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
