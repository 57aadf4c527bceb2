import { z } from 'zod'
import { fairChanges } from '#engine/rewrite/judge.ts'
import { mask, unmask } from '#engine/rewrite/mask.ts'
import { HOUR } from '#engine/time/instant.ts'
import { allActive, loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { actorKey, type PersonActor } from '#platform/actor.ts'
import { countUse, type RateRule } from '#platform/http/rate-limit.ts'
import { type Llm, llmKey } from '#platform/llm/llm.ts'
import { query } from '#platform/operation.ts'
import { assert, Outage, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { RewriteDraft, Rewriting, Wordings } from './schema.ts'

/** One click per use: enough for somebody who polishes, too little for a program that reads through a model for free. */
const WORDINGS: RateRule = { name: 'wordings', most: 20, windowMs: HOUR }

const INSTRUCTION = `You edit a short request for help that a colleague has written at work, so that it is clearer and
kinder to read. Keep the writer's own words and language wherever you can. Add nothing: no fact, no reason, no name, no
number, no date, no promise. Keep signs such as [[1]] exactly as they are. Keep the order of the sentences. Answer with the
edited request alone.`

/** Whether somebody here may ask a language model for another wording at all. */
export const seeRewriting = query({
  name: 'asks.rewriting',
  http: 'GET /rewrite',
  summary: 'Whether another wording of a draft can be suggested here.',
  access: { who: 'person', scope: 'asks' },
  input: z.strictObject({}),
  output: Rewriting,
  example: { input: {}, output: { available: false } },
  async run({ services }) {
    return { available: services.find(llmKey) != null }
  },
})

/**
 * Another wording of a draft, sentence by sentence, by the language model that the organisation has set up. What leaves
 * has no names, addresses and secrets in it; what comes back is shown only if it adds nothing. Nothing is kept or logged.
 */
export const rewrite = query({
  name: 'asks.rewrite',
  http: 'POST /rewrite',
  summary:
    'Suggest another wording of a draft, sentence by sentence. Names, addresses and secrets are masked before it leaves; what would add a fact, number, name or date is left out. Nothing is kept.',
  access: { who: 'person', scope: 'asks' },
  input: RewriteDraft,
  output: Wordings,
  example: {
    input: { text: 'the export is kinda broken. Could you look at it?' },
    output: {
      outcome: 'suggested',
      changes: [{ start: 0, end: 27, before: 'the export is kinda broken.', after: 'The export is broken.' }],
    },
  },
  async run({ tx, actor, services, now }, { text }) {
    assert(actor.kind === 'person', 'A person asks for a wording.')
    const llm = services.find(llmKey)
    if (llm == null) return refuse('ask.noWordings')
    const tooMany = await countUse(tx.db, WORDINGS, actorKey(actor), tx.wall)
    if (tooMany) return tooMany
    const names = (await allActive(tx)).map(({ name }) => name)
    const zone = await zoneOf(tx, actor)
    const wording = await proposed(llm, text, names)
    // An answer and no refusal, so that the use is counted whatever came of it.
    if (wording === null) return { outcome: 'noAnswer' as const, changes: [] }
    const changes = fairChanges(text, wording, { now, zone })
    return { outcome: changes.length > 0 ? ('suggested' as const) : ('nothing' as const), changes }
  },
})

async function zoneOf(tx: Tx, { personId }: PersonActor): Promise<string> {
  const reach = (await loadReach(tx, [personId])).get(personId)
  return reach?.zone ?? (await loadPerson(tx, personId))?.zone ?? 'UTC'
}

/** What the model says, with everything put back; the draft itself where it made signs up; null where it is silent. */
async function proposed(llm: Llm, text: string, names: readonly string[]): Promise<string | null> {
  const masked = mask(text, names)
  try {
    return unmask(await llm.complete({ instruction: INSTRUCTION, text: masked.text }), masked) ?? text
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    // The person hears that there is no answer; why is the admin's matter, and the words belong in no log.
    return null
  }
}
