import { termsOf } from '#engine/rank/words.ts'
import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import { HiddenTopics, HideTopic } from '../schema.ts'
import { hiddenTopicsOf, hideTopicOf, MOST_HIDDEN, showTopicOf } from './store.ts'

/** Takes effect with the next answer, whoever asks. */
export const hideTopic = command({
  name: 'evidence.hideTopic',
  http: 'POST /me/hidden-topics',
  summary:
    'Not be found for a topic: for texts that have all of its words I am in no answer. `hidden: false` takes it back.',
  access: { who: 'person', scope: 'evidence' },
  input: HideTopic,
  output: HiddenTopics,
  example: { input: { words: 'pooler timeout' }, output: { hidden: ['pooler timeout'] } },
  async run({ tx, actor }, { words, hidden = true }) {
    assert(actor.kind === 'person', 'A topic is hidden by its owner.')
    const terms = [...termsOf(words)].filter((term) => !term.startsWith('='))
    if (terms.length === 0) return refuse('evidence.noTopic')
    const before = await hiddenTopicsOf(tx, actor.personId)
    if (hidden && before.length >= MOST_HIDDEN) return refuse('evidence.tooManyTopics')
    if (hidden) await hideTopicOf(tx, actor.personId, { terms, words: words.trim() })
    else await showTopicOf(tx, actor.personId, terms)
    const after = await hiddenTopicsOf(tx, actor.personId)
    return { hidden: after.map((topic) => topic.words) }
  },
})
