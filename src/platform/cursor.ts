import { malformed } from '#platform/http/parse.ts'
import type { Refusal } from '#platform/refusal.ts'

/** Where a list goes on: behind this moment, and behind this id among those of the same moment. */
export interface Position {
  readonly at: number
  readonly id: string
}

/** Reads the opaque `cursor` of a list; null where the list begins. */
export function readCursor(cursor: string | undefined): Position | null | Refusal {
  if (cursor === undefined) return null
  const [, at, id] =
    /^(-?\d{1,16})~(.{0,128})$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (at === undefined || id === undefined || id.includes('\u0000')) {
    return malformed('query', 'cursor: take it from the `next` of the page before.')
  }
  return { at: Number(at), id }
}

export function writeCursor(position: Position): string {
  return Buffer.from(`${position.at}~${position.id}`, 'utf8').toString('base64url')
}

/** Cuts what was read (one more than wanted) to a page and says where the next begins. */
export function pageOf<T>(
  read: readonly T[],
  limit: number,
  positionOf: (item: T) => Position,
): { items: T[]; next: string | null } {
  const items = read.slice(0, limit)
  const last = items.at(-1)
  return { items, next: read.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null }
}
