export type Values = Readonly<Record<string, string | number>>
export type Message = (values: Values) => string

type Piece = string | Choice | { readonly name: string } | typeof COUNT
type Choice = {
  readonly name: string
  readonly kind: string
  readonly offset: number
  readonly options: ReadonlyMap<string, readonly Piece[]>
}

/** The `#` of a plural: its number, less the offset. */
const COUNT = Symbol('#')

/**
 * A message in the part of ICU MessageFormat that our texts use: arguments, plurals (with offset and exact numbers) and
 * selects. The whole of it would be a tenth of the first script; a test compares both over all texts and languages.
 *
 * @param language BCP 47, whose plural rules and figures hold
 */
export function compileMessage(text: string, language: string): Message {
  const pieces = readPieces({ text, at: 0 }, false)
  const rules = new Intl.PluralRules(language)
  const figures = new Intl.NumberFormat(language)
  const say = (some: readonly Piece[], values: Values, count: number): string =>
    some
      .map((piece) => {
        if (typeof piece === 'string') return piece
        if (piece === COUNT) return figures.format(count)
        const value = values[piece.name] ?? ''
        if (!('kind' in piece)) return String(value)
        const { options, offset, kind } = piece
        const rest = Number(value) - offset
        const rule = kind === 'plural' ? rules.select(rest) : String(value)
        const exact = kind === 'plural' ? options.get(`=${value}`) : undefined
        return say(exact ?? options.get(rule) ?? options.get('other') ?? [], values, rest)
      })
      .join('')
  return (values) => say(pieces, values, 0)
}

type Reader = { readonly text: string; at: number }

/** Reads up to the `}` that ends a branch, or to the end. */
function readPieces(reader: Reader, inPlural: boolean): readonly Piece[] {
  const pieces: Piece[] = []
  let words = ''
  const end = () => {
    if (words !== '') pieces.push(words)
    words = ''
  }
  for (; reader.at < reader.text.length; reader.at++) {
    const letter = reader.text.charAt(reader.at)
    if (letter === '}') break
    if (letter === '{') {
      end()
      pieces.push(readArgument(reader, inPlural))
    } else if (letter === '#' && inPlural) {
      end()
      pieces.push(COUNT)
    } else words += letter === "'" ? readQuoted(reader) : letter
  }
  end()
  return pieces
}

/** `{name}` or `{name, plural, offset:1 one {…} other {…}}`; stops on its last brace. */
function readArgument(reader: Reader, inPlural: boolean): Piece {
  const head = /\{\s*(\w+)\s*(?:,\s*(\w+)\s*,\s*(?:offset:(\d+))?)?/y
  head.lastIndex = reader.at
  const [all = '{', name = '', kind, offset] = head.exec(reader.text) ?? []
  reader.at += all.length
  if (kind === undefined) return { name }
  const options = new Map<string, readonly Piece[]>()
  const option = /\s*([=\w]+)\s*\{/y
  for (;;) {
    option.lastIndex = reader.at
    const found = option.exec(reader.text)
    if (found === null) break
    reader.at += found[0].length
    options.set(found[1] ?? '', readPieces(reader, inPlural || kind === 'plural'))
    reader.at += 1
  }
  reader.at += (/\s*/y.exec(reader.text.slice(reader.at))?.[0] ?? '').length
  return { name, kind, offset: Number(offset ?? 0), options }
}

/** An apostrophe: two are one, one before a brace quotes up to the next, any other is itself. */
function readQuoted(reader: Reader): string {
  const next = reader.text.charAt(reader.at + 1)
  if (next === "'") reader.at += 1
  if (next !== '{' && next !== '}') return "'"
  const close = reader.text.indexOf("'", reader.at + 1)
  const end = close < 0 ? reader.text.length : close
  const quoted = reader.text.slice(reader.at + 1, end)
  reader.at = end
  return quoted
}
