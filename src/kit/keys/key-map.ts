/** What was pressed and where, without the browser: enough to decide. */
export type Press = {
  readonly key: string
  readonly ctrl: boolean
  readonly alt: boolean
  /** The press happened where text is written. */
  readonly inText: boolean
  /** Milliseconds, rising. */
  readonly at: number
}

/** First key of a sequence that was just pressed. */
export type Pending = { readonly key: string; readonly at: number } | null

/** `'c'`, `'?'`, `'g h'`, `'mod+enter'`, `'alt+1'`, `'escape'` -> name of what it does. */
export type KeyMap = Readonly<Record<string, string>>

export type KeyDecision = { readonly does: string | null; readonly pending: Pending }

/** Binding as the product has it -> as the person wants it; an empty text switches it off. */
export type KeyChanges = Readonly<Record<string, string>>

/** Bindings that are in force -> what they do, which is named by the product's own binding. */
export function changedMap(bindings: readonly string[], changes: KeyChanges): KeyMap {
  const pairs = bindings.map((name) => [changes[name] ?? name, name] as const)
  return Object.fromEntries(pairs.filter(([keys]) => keys !== ''))
}

/**
 * A binding as somebody types it in the settings: one character, or two with a space between; empty switches it off.
 *
 * @returns null where it can't be one
 * @example readBinding(' G  x ') // 'g x'
 */
export function readBinding(typed: string): string | null {
  const keys = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return keys.length <= 2 && keys.every((key) => key.length === 1) ? keys.join(' ') : null
}

/**
 * Which other binding the wanted one collides with: the same keys, or the first key of a sequence that would never be
 * waited for.
 *
 * @param all all bindings by the product's names
 */
export function collision(
  name: string,
  wanted: string,
  all: readonly string[],
  changes: KeyChanges,
): string | null {
  if (wanted === '') return null
  const taken = all.filter((one) => one !== name).map((one) => [one, changes[one] ?? one] as const)
  const found = taken.find(
    ([, keys]) =>
      keys !== '' && (keys === wanted || keys.startsWith(`${wanted} `) || wanted.startsWith(`${keys} `)),
  )
  return found?.[0] ?? null
}

const SEQUENCE_MS = 1200

/**
 * What a press means. Single letters and sequences never fire in a text field (WCAG 2.1.4), keys with Ctrl, Cmd or Alt
 * and Escape do. A sequence is forgotten after 1.2 s, and a letter that doesn't finish it counts as a fresh press.
 *
 * @example decideKey({ 'g h': 'go.home' }, press('h'), { key: 'g', at: 0 }, true) // { does: 'go.home', pending: null }
 */
export function decideKey(map: KeyMap, press: Press, pending: Pending, lettersOn: boolean): KeyDecision {
  const name = nameOf(press)
  if (press.ctrl || press.alt || name === 'escape') return { does: map[name] ?? null, pending: null }
  if (press.inText || !lettersOn) return { does: null, pending: null }
  if (pending !== null && press.at - pending.at <= SEQUENCE_MS) {
    const does = map[`${pending.key} ${name}`]
    if (does !== undefined) return { does, pending: null }
  }
  const begins = Object.keys(map).some((keys) => keys.startsWith(`${name} `))
  return { does: map[name] ?? null, pending: begins ? { key: name, at: press.at } : null }
}

function nameOf({ key, ctrl, alt }: Press): string {
  const plain = key.toLowerCase()
  return `${ctrl ? 'mod+' : ''}${alt ? 'alt+' : ''}${plain}`
}

/** The words of a binding for the eye: `'g h'` -> `['G', 'H']`, `'mod+enter'` -> `['Ctrl ↵']` or `['⌘ ↵']`. */
export function showKeys(binding: string, apple: boolean): readonly string[] {
  return binding.split(' ').map((step) =>
    step
      .split('+')
      .map((part) => SHOWN[part] ?? (part === 'mod' ? (apple ? '⌘' : 'Ctrl') : part.toUpperCase()))
      .join(' '),
  )
}

const SHOWN: Readonly<Record<string, string>> = { enter: '↵', escape: 'Esc', alt: 'Alt' }
