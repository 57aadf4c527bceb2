/**
 * Names of the arguments of an ICU message, those inside of plural and select branches included.
 *
 * @example placeholdersOf('{n, plural, one {# ask} other {# asks of {name}}}')  // ['n', 'name']
 */
export function placeholdersOf(message: string): string[] {
  const names = new Set<string>()
  readMessage(message, 0, names)
  return [...names].sort()
}

/** Reads text up to the `}` that ends it, and gives the place of that. */
function readMessage(text: string, start: number, names: Set<string>): number {
  let at = start
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = readArgument(text, at + 1, names)
    else at++
  }
  return at
}

/** Reads `name}`, `name, number}` or `name, plural, one {…} other {…}}`, and gives the place after it. */
function readArgument(text: string, start: number, names: Set<string>): number {
  names.add(/^\s*(\w*)/.exec(text.slice(start))?.[1] ?? '')
  let at = start
  while (at < text.length && text[at] !== '}') {
    if (text[at] === '{') at = readMessage(text, at + 1, names)
    at++
  }
  return at + 1
}
