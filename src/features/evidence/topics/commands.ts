import { termsOf } from '#engine/rank/words.ts'
import { command } from '#platform/operation.ts'
import { newId } from '#platform/ids.ts'
import { assert, refuse } from '#platform/refusal.ts'
import { exampleEvidence, HiddenTopics, HideTopic, OfferedTopic, OfferTopic } from '../schema.ts'
import { addPieces, findPartsIn } from '../store.ts'
import { offeredIn, OFFERS } from './queries.ts'
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
    const terms = termsIn(words)
    if (terms.length === 0) return refuse('evidence.noTopic')
    const before = await hiddenTopicsOf(tx, actor.personId)
    if (hidden && before.length >= MOST_HIDDEN) return refuse('evidence.tooManyTopics')
    if (hidden) await hideTopicOf(tx, actor.personId, { terms, words: words.trim() })
    else await showTopicOf(tx, actor.personId, terms)
    const after = await hiddenTopicsOf(tx, actor.personId)
    return { hidden: after.map((topic) => topic.words) }
  },
})

/** More than this and it says nothing any more. */
const MOST_OFFERED = 20

/** Found by it from the next answer on, with "from their profile" as the reason. */
export const offerTopic = command({
  name: 'evidence.offerTopic',
  http: 'POST /me/offered-topics',
  summary:
    'Say what I may be asked about. It is a piece of evidence of mine, and is removed as any other; the same words again change nothing.',
  access: { who: 'person', scope: 'evidence' },
  input: OfferTopic,
  output: OfferedTopic,
  status: 201,
  example: {
    input: { words: 'pooler timeout' },
    output: { id: exampleEvidence.id, words: 'pooler timeout' },
  },
  async run({ tx, actor }, { words }) {
    assert(actor.kind === 'person', 'A topic is offered by its owner.')
    const terms = termsIn(words)
    if (terms.length === 0) return refuse('evidence.noTopic')
    const before = offeredIn(await findPartsIn(tx, actor.personId, OFFERS))
    const same = before.find((topic) => sameTerms(termsIn(topic.words), terms))
    if (same !== undefined) return same
    if (before.length >= MOST_OFFERED) return refuse('evidence.tooManyOffered')
    const piece = { source: 'profile', externalId: newId(), at: tx.now, text: words, paths: [] }
    const people = [[actor.personId, OFFERS] as const]
    const [id] = await addPieces(tx, [{ ...piece, people, seenBy: 'all' }], null)
    assert(id !== undefined, 'A piece under a new name is new.')
    return { id, words }
  },
})

/** Marks of how a word is written aside: what a text has to have in common with the topic. */
function termsIn(words: string): string[] {
  return [...termsOf(words)].filter((term) => !term.startsWith('='))
}

function sameTerms(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join(' ') === [...others].sort().join(' ')
}
