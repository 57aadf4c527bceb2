/** What the stream says: something about this changed. Never the thing itself. */
export type EventHint = {
  readonly id: string
  readonly type: string
  readonly about: { readonly kind: string; readonly id: string }
}

export type QueryKey = readonly string[]

/** The queries that are no longer true after a hint; empty for kinds that this version doesn't know. */
export function staleAfter({ about }: EventHint): readonly QueryKey[] {
  if (about.kind === 'ask') {
    const parts = ['ask', 'timeline', 'plan', 'offers', 'times'].map((part) => [part, about.id])
    return [...parts, ['asks'], ['invitations']]
  }
  if (about.kind === 'offer') return [['ask'], ['asks'], ['timeline']]
  if (about.kind === 'invitation') return [['invitations'], ['asks']]
  if (about.kind === 'notice') return [['notices']]
  if (about.kind === 'person') return [['person', about.id], ['me'], ['who']]
  if (about.kind === 'evidence') return [['evidence'], ['who']]
  return []
}

/** A hint from the stream's data; null for anything else, so that a newer server can't break an older page. */
export function readHint(data: string): EventHint | null {
  try {
    const said: unknown = JSON.parse(data)
    if (typeof said !== 'object' || said === null) return null
    const { id, type, about } = said as Record<string, unknown>
    if (typeof type !== 'string' || typeof about !== 'object' || about === null) return null
    const { kind, id: thing } = about as Record<string, unknown>
    if (typeof kind !== 'string' || typeof thing !== 'string') return null
    return { id: typeof id === 'string' ? id : '', type, about: { kind, id: thing } }
  } catch {
    // Not JSON: nothing to learn from it, and the next poll tells what changed.
    return null
  }
}

export type LinkState = 'live' | 'reconnecting' | 'polling'

const SAY_AFTER = 3_000
const POLL_AFTER = 10_000

/** What the page tells about its line to the server, by how long it has been broken (milliseconds). */
export function linkStateAfter(brokenMs: number): LinkState {
  if (brokenMs >= POLL_AFTER) return 'polling'
  return brokenMs >= SAY_AFTER ? 'reconnecting' : 'live'
}
