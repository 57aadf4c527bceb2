/** One element: its name with its namespace spelled out (`DAV: href`), what stands in it as text, and what is below. */
export interface Element {
  readonly name: string
  readonly text: string
  /** its attribute `name`, which is all of them that counts */
  readonly is: string | undefined
  readonly children: readonly Element[]
}

const MOST_ELEMENTS = 200_000
const DEEPEST = 40

/**
 * As much of XML as servers of calendars answer in: elements, namespaces, texts. No document types, so that nothing
 * can name other files or grow when it is read; what isn't well formed is no answer.
 *
 * @returns null for what isn't such a document
 */
export function readXml(text: string): Element | null {
  const open: Draft[] = [
    { name: '', text: '', is: undefined, children: [], spaces: new Map([['', '']]), tag: '' },
  ]
  let count = 0
  for (const [whole, cdata, tag] of text.matchAll(TOKENS)) {
    const top = open.at(-1)
    if (top === undefined || whole.startsWith('<!D')) return null
    if (cdata !== undefined) top.text += cdata
    else if (tag === undefined) top.text += whole.startsWith('<') ? '' : unescape(whole)
    else if (tag.startsWith('/')) {
      if (open.length < 2 || top.tag !== tag.slice(1).trim()) return null
      open.pop()
    } else {
      if (++count > MOST_ELEMENTS || open.length > DEEPEST) return null
      const next = begin(tag, top)
      top.children.push(next)
      if (!tag.endsWith('/')) open.push(next)
    }
  }
  const [root] = open
  return open.length === 1 && root?.children.length === 1 ? (root.children[0] ?? null) : null
}

/** Everything below it, at whatever depth, that has this name. */
export function findAll(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => (child.name === name ? [child] : findAll(child, name)))
}

export function findFirst(element: Element, ...names: readonly string[]): Element | undefined {
  let found: Element | undefined = element
  for (const name of names) found = found && findAll(found, name)[0]
  return found
}

interface Draft {
  readonly name: string
  text: string
  readonly is: string | undefined
  readonly children: Draft[]
  readonly spaces: ReadonlyMap<string, string>
  readonly tag: string
}

/** Comments, instructions and types; marked text; tags; anything else is text. */
const TOKENS = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<!D[^>]*>|<(\/?[^\s<>!?/][^<>]*)>|[^<]+/g

const ATTRIBUTES = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function begin(tag: string, parent: Draft): Draft {
  const spaces = new Map(parent.spaces)
  for (const [, prefix = '', double, single] of tag.matchAll(ATTRIBUTES)) {
    spaces.set(prefix, unescape(double ?? single ?? ''))
  }
  const spelled = /^[^\s/]+/.exec(tag)?.[0] ?? ''
  const [local = '', prefix = ''] = spelled.split(':').toReversed()
  const is = /\sname\s*=\s*["']([^"']*)["']/.exec(tag)?.[1]
  return { name: `${spaces.get(prefix) ?? ''} ${local}`, text: '', is, children: [], spaces, tag: spelled }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
