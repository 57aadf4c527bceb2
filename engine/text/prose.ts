/** A stretch that is not somebody's prose; `kind` says what it is. */
export interface Aside {
  readonly start: number
  readonly end: number
  readonly kind: 'code' | 'trace' | 'log' | 'quote' | 'link'
}

export interface Prose {
  /** as long as the text given; asides are spaces, so offsets hold */
  readonly text: string
  readonly asides: readonly Aside[]
}

const FENCE = /^\s{0,3}(?:```|~~~)/
const TRACE =
  /^\s+at\s\S|^\s*File "[^"]{1,300}", line \d|^Traceback \(most|^\s*Caused by:|^\s+\.\.\. \d+ more|^[\w.]{0,80}(?:Error|Exception|Warning)\b:/
const LOG =
  /^\W{0,3}(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|CRITICAL)\b[:\s\]]|^\W{0,2}\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)|^\W{0,2}\d\d:\d\d:\d\d\b|^(?:npm ERR!|error\[E\d|fatal:|panic:|\$ )/
const QUOTE = /^\s{0,3}>/
const LINK = /\b(?:https?:\/\/|www\.)[^\s<>)"']{1,2000}/g

function kindOfLine(line: string): Aside['kind'] | undefined {
  const head = line.length > 400 ? line.slice(0, 400) : line
  if (QUOTE.test(head)) return 'quote'
  if (LOG.test(head)) return 'log'
  if (TRACE.test(head)) return 'trace'
  return undefined
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

/**
 * Reads around what nobody wrote for a reader: fenced code, stack traces, log lines, quoted mail, links.
 *
 * A fence that is never closed runs to the end. Empty text gives empty prose. Linear in the length.
 *
 * @example proseOf('a\n```\nb\n```').text  // 'a\n   \n \n   '
 */
export function proseOf(text: string): Prose {
  const asides: Aside[] = []
  const out: string[] = []
  let at = 0
  let fenced = false
  for (const line of text.split('\n')) {
    const fence = FENCE.test(line)
    const kind = fence || fenced ? 'code' : kindOfLine(line)
    if (fence) fenced = !fenced
    if (kind) {
      asides.push({ start: at, end: at + line.length, kind })
      out.push(blank(line))
    } else out.push(withoutLinks(line, at, asides))
    at += line.length + 1
  }
  return { text: out.join('\n'), asides }
}

function withoutLinks(line: string, offset: number, asides: Aside[]): string {
  if (!line.includes('://') && !line.includes('www.')) return line
  return line.replace(LINK, (link: string, at: number) => {
    asides.push({ start: offset + at, end: offset + at + link.length, kind: 'link' })
    return blank(link)
  })
}
