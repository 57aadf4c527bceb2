import { type Expertise, expertiseOf } from '#engine/rank/expertise.ts'
import { termsOf } from '#engine/rank/words.ts'
import { instant, toIso } from '#engine/time/instant.ts'
import { maySee } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { query } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { rankingKey } from '../ranking/queries.ts'
import { exampleEvidence, ListTopics, Topics } from '../schema.ts'
import { listParts } from '../store.ts'
import { type HiddenTopic, hiddenTopicsOf, whoHid } from './store.ts'

/** The role of who says of themselves that they may be asked about something. */
export const OFFERS = 'offers'

/** Newest pieces that somebody's topics are read from. */
const PIECES_READ = 400
const MOST_TOPICS = 6

export const listTopics = query({
  name: 'evidence.topics',
  http: 'GET /people/{personId}/topics',
  summary: 'What a person can help with, in words with dates, from evidence only.',
  access: { who: 'person', scope: 'people' },
  input: ListTopics,
  output: Topics,
  example: {
    input: { personId: '5h8j1k4m7n0p3q6r9s2t5v8w1x' },
    output: {
      items: [
        {
          words: 'pooler timeout',
          pieces: 6,
          first: '2025-10-02T08:30:00.000Z',
          last: '2026-03-12T16:45:00.000Z',
          evidenceIds: [exampleEvidence.id],
        },
      ],
      offered: [{ id: exampleEvidence.id, words: 'reading query plans' }],
      hidden: [],
    },
  },
  async run({ tx, actor, services }, { personId }) {
    assert(actor.kind === 'person', 'Topics are listed for a person.')
    const person = await loadPerson(tx, personId)
    if (!person || !maySee(actor, person, tx.now)) return refuse('request.notFound')
    const mine = actor.personId === personId
    const index = await services.get(rankingKey).upToDate(tx)
    const parts = await listParts(tx, personId, { all: false }, { limit: PIECES_READ, before: null })
    const known = parts.filter(({ role }) => role !== OFFERS)
    const pieces = known.map(({ id, at, role, text }) => ({ id, at: instant(at), role, text }))
    const hidden = await hiddenTopicsOf(tx, personId)
    const topics = expertiseOf(index, pieces, { now: tx.now, limit: MOST_TOPICS + hidden.length })
    return {
      items: topics
        .filter((topic) => !hides(hidden, new Set(topic.terms)))
        .slice(0, MOST_TOPICS)
        .map(view),
      offered: offeredIn(parts),
      hidden: mine ? hidden.map(({ words }) => words) : [],
    }
  },
})

/** What of somebody's pieces is their own word for what they may be asked about, newest first. */
export function offeredIn(parts: readonly { id: string; role: string; text: string }[]) {
  return parts.filter(({ role }) => role === OFFERS).map(({ id, text }) => ({ id, words: text }))
}

/** People who don't want to be found for a text like this: it has all words of a topic that they hid. */
export async function unfindableFor(tx: Tx, text: string): Promise<ReadonlySet<string>> {
  return new Set(await whoHid(tx, [...termsOf(text)]))
}

/** Whether something with these terms is of a hidden topic. */
export function hides(hidden: readonly HiddenTopic[], terms: ReadonlySet<string>): boolean {
  return hidden.some((topic) => topic.terms.every((term) => terms.has(term)))
}

function view({ words, pieces, first, last, pieceIds }: Expertise) {
  return { words, pieces, first: toIso(first), last: toIso(last), evidenceIds: [...pieceIds] }
}
