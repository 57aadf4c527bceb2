import { command } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { tell } from '#features/notices/commands.ts'
import { seeAsk, viewAsk } from '../queries.ts'
import { AskPath, AskView, exampleAsk, exampleId } from '../schema.ts'
import { markThoughtful } from './store.ts'

/** A helper says that this was a thoughtful ask. Only its asker ever hears of it. */
export const findThoughtful = command({
  name: 'asks.thoughtful',
  http: 'POST /asks/{askId}/thoughtful',
  summary: 'Mark an ask that I helped with as thoughtful; only its asker sees it.',
  access: { who: 'person', scope: 'asks', object: { param: 'askId', belongsTo: 'helper', others: 404 } },
  input: AskPath,
  output: AskView,
  example: { input: { askId: exampleId }, output: exampleAsk },
  async run({ tx, actor }, { askId }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    if (seen.standing !== 'helper') return refuse('ask.onlyAHelper')
    const { record } = seen
    if (await markThoughtful(tx, askId, seen.actor.personId)) {
      const about = { kind: 'ask', id: askId }
      const fromId = seen.actor.personId
      await tell(tx, { personId: record.askerId, kind: 'asks.thoughtful', about, askId, fromId })
      const hear = [{ about, people: [record.askerId, fromId] }]
      tx.append({ type: 'ask.foundThoughtful', about, payload: { askId }, hear })
    }
    return viewAsk(tx, seen.actor, record)
  },
})
