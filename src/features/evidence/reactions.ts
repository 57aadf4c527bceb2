import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { helpersOf } from '#features/asks/queries.ts'
import { findAsk } from '#features/asks/queries.ts'
import { addPieces, removeRun } from './store.ts'

/** Help that came to a good end is evidence of who can help: for all where the asker left it for others. */
const fromOutcome = reaction('evidence.fromOutcome', ['ask.closed'], async ({ tx }, event) => {
  const record = await findAsk(tx, event.about.id)
  const state = record?.ask.state
  if (!record || state?.kind !== 'closed' || (state.outcome !== 'solved' && state.outcome !== 'partly'))
    return
  const helpers = helpersOf(state)
  if (helpers.length === 0) return
  const note = record.note ? `\n${record.note}` : ''
  const piece = {
    source: 'ask',
    externalId: record.id,
    at: tx.now,
    text: record.ask.content.text + note,
    paths: [],
    people: [[record.askerId, 'asker'] as const, ...helpers.map((helperId) => [helperId, 'helper'] as const)],
    seenBy: record.keep ? ('all' as const) : ('people' as const),
  }
  await addPieces(tx, [piece], runOf(record.id))
})

/** A new end is new evidence: what was said, and whether others may see it, is then asked anew. */
const onReopened = reaction('evidence.onReopened', ['ask.reopened'], async ({ tx }, event) => {
  await removeRun(tx, runOf(event.about.id))
})

/** What one ask brought, so that it can be taken back as a whole. */
function runOf(askId: string): string {
  return `ask:${askId}`
}

export const reactions: readonly Reaction[] = [fromOutcome, onReopened]
