import type { Tx } from '#platform/tx/tx.ts'
import { PEOPLE_ADDED } from '../events.ts'

const BATCH = 1_000

/** Tells that people came or came back. Nobody hears it live: lists of people are read anew when they are opened. */
export function tellAdded(tx: Tx, personIds: readonly string[]): void {
  for (let from = 0; from < personIds.length; from += BATCH) {
    const batch = personIds.slice(from, from + BATCH)
    const about = { kind: 'people', id: batch[0] ?? '' }
    tx.append({ type: PEOPLE_ADDED, about, payload: { personIds: batch }, hear: [] })
  }
}
