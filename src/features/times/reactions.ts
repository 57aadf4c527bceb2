import { lockAsk } from '#features/asks/commands.ts'
import { helpersOf } from '#features/asks/queries.ts'
import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { proposeAtYes } from './commands.ts'
import { tellHold } from './holds/commands.ts'
import { releaseAgreed } from './store.ts'

const onAccepted = reaction('times.onAccepted', ['ask.accepted'], async ({ tx }, event) => {
  const record = await lockAsk(tx, event.about.id)
  if (record?.ask.state.kind !== 'accepted') return
  const [helperId] = helpersOf(record.ask.state)
  if (helperId !== undefined) await proposeAtYes(tx, record, { askerId: record.askerId, helperId })
})

/** An ask that is over, or whose yes was a slip, holds nobody's time any more. */
const onOver = reaction('times.onOver', ['ask.closed', 'ask.takenBack'], async ({ tx }, event) => {
  const record = await lockAsk(tx, event.about.id)
  const isOver = record?.ask.state.kind === 'closed' || record?.ask.state.kind === 'open'
  const released = isOver ? await releaseAgreed(tx, event.about.id) : null
  if (released !== null) await tellHold(tx, released)
})

export const reactions: readonly Reaction[] = [onAccepted, onOver]
