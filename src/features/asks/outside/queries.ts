import type { Instant } from '#engine/time/instant.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { AudienceKind } from '../domain.ts'
import { findAsk } from '../store.ts'

/** What another program may know of an ask. Nobody's name or id is in it: whoever reads it can't count who asks. */
export interface OutsideAsk {
  readonly audience: AudienceKind
  readonly needBy: Instant | null
  readonly urgent: boolean
  /** its words, where its asker sent them to everyone; null for what was meant for fewer */
  readonly text: string | null
}

/** As it is now. Null where it never was sent, was withdrawn, or isn't there any more. */
export async function askForOutside(tx: Tx, askId: string): Promise<OutsideAsk | null> {
  const record = await findAsk(tx, askId)
  if (!record) return null
  const { seenBy, content, state } = record.ask
  if (seenBy === null || state.kind === 'draft') return null
  const isWithdrawn = state.kind === 'closed' && state.outcome === 'withdrawn'
  return {
    audience: seenBy,
    needBy: content.needBy,
    urgent: content.urgent,
    text: seenBy === 'everyone' && !isWithdrawn ? content.text : null,
  }
}
