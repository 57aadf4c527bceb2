import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { tell } from '#features/notices/commands.ts'
import { type AskState, helpersOf } from '../domain.ts'
import { isSimulated } from '../life/commands.ts'
import type { Standing } from '../policy.ts'
import { seeAsk, timelineItem } from '../queries.ts'
import { exampleAsk, exampleId, TimelineItem, WriteNote } from '../schema.ts'
import { addToTimeline } from '../timeline/store.ts'
import { namesOf } from '#features/people/queries.ts'

/**
 * A few words between the asker and who helps or was asked to; what somebody answers to a mail becomes one. They
 * change nothing: a yes is a yes by its button. The asker hears a helper's, the helpers hear the asker's.
 */
export const writeNote = command({
  name: 'asks.writeNote',
  http: 'POST /asks/{askId}/notes',
  summary: 'Write a few words to the asker, or as the asker to who helps.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'askId', belongsTo: 'asker or audience', others: 404 },
  },
  input: WriteNote,
  output: TimelineItem,
  status: 201,
  about: (line) => line.id,
  example: {
    input: { askId: exampleId, text: 'I have seen this before. Tomorrow at ten?' },
    output: {
      id: exampleId,
      at: '2026-05-18T09:40:00.000Z',
      kind: 'note',
      person: exampleAsk.asker,
      words: 'I have seen this before. Tomorrow at ten?',
      simulated: false,
    },
  },
  async run({ tx, actor }, { askId, text }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const { record, standing } = seen
    const { personId } = seen.actor
    const readers = readersOf(record.askerId, standing, record.ask.state)
    if (isRefusal(readers)) return readers
    const row = await addToTimeline(tx, {
      askId,
      kind: 'note',
      personId,
      words: text.trim(),
      // what somebody writes who hasn't said yes is between them and the asker
      seenBy: standing === 'asker' || standing === 'helper' ? 'parties' : 'asker',
      simulated: isSimulated(actor),
    })
    const about = { kind: 'ask', id: askId }
    for (const reader of readers) {
      const notice = { personId: reader, kind: 'asks.noted', about: { kind: 'note', id: row.id } }
      await tell(tx, { ...notice, askId, fromId: personId })
    }
    const hear = [{ about, people: [...readers, personId] }]
    tx.append({ type: 'ask.noted', about, payload: { askId, noteId: row.id }, hear })
    return timelineItem(row, await namesOf(tx, [personId]))
  },
})

/** Who hears it, or why there is nobody to hear it. */
function readersOf(askerId: string, standing: Standing, state: AskState): readonly string[] | Refusal {
  assert(standing !== 'stranger', 'Who writes a note sees the ask.')
  if (standing === 'asker') {
    const helpers = helpersOf(state)
    return helpers.length > 0 ? helpers : refuse('ask.nobodyYet')
  }
  if (standing === 'helper' || state.kind === 'open') return [askerId]
  return refuse(state.kind === 'closed' ? 'ask.closed' : 'ask.alreadyAccepted')
}
