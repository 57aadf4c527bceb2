import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { helpersOf } from '#features/asks/queries.ts'
import { findAsk } from '#features/asks/queries.ts'
import { addPieces } from './store.ts'

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
    people: [
      [record.askerId, 'reporter'] as const,
      ...helpers.map((helperId) => [helperId, 'helper'] as const),
    ],
    seenBy: record.keep ? ('all' as const) : ('people' as const),
  }
  await addPieces(tx, [piece], null)
})

export const reactions: readonly Reaction[] = [fromOutcome]
