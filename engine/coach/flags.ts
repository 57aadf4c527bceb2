import type { Flag, Slots, Split } from './coaching.ts'
import type { Draft } from './draft.ts'

/** Things worth a gentle word. */
export function flagsOf(_draft: Draft, _slots: Slots): Flag[] {
  return []
}

/** The asks of a text that holds at least two. */
export function splitsOf(_draft: Draft): Split[] {
  return []
}
