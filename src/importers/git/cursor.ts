import type { Span } from './log.ts'

/** How far a read came: the span that it is in, and how deep the clone was then. */
export interface Position extends Span {
  /** see `Repository.depth` */
  readonly depth: string
}

/**
 * Text of a position: `git1`, the tip being read, commits read from it, depth, commits whose history is read.
 *
 * @param skip where it differs from the position's own
 * @example writeCursor({ read: [], tip: 'e83c…', skip: 12, depth: 'whole' })  // 'git1 e83c… 12 whole'
 */
export function writeCursor({ tip, depth, read, skip: own }: Position, skip = own): string {
  const start = `git1 ${tip} ${skip} ${depth}`
  return read.length === 0 ? start : `${start} ${read.join(' ')}`
}

/** The position, or nothing where the text isn't one of ours. */
export function readCursor(text: string | undefined): Position | undefined {
  const [version, tip = '', skip = '', depth = '', ...read] = (text ?? '').split(' ')
  const good = version === 'git1' && isCommit(tip) && /^\d{1,12}$/.test(skip) && read.every(isCommit)
  return good ? { tip, skip: Number(skip), depth, read } : undefined
}

/** Everything reached by the tip is read. `skip` can't say that: a reader counts, it doesn't know the end. */
export function finished(tip: string, depth: string): Position {
  return { tip, skip: 0, depth, read: [tip] }
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text)
}
