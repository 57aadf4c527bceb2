import { z } from 'zod'
import { analyse } from '#engine/coach/read.ts'
import { toContract } from '#engine/coach/contract.ts'
import { zonedNow } from '#engine/coach/dates/asker-clock.ts'
import { loadPerson } from '#features/people/queries.ts'
import { malformed } from '#platform/http/parse.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import { isZone } from '#engine/reach/wall-clock.ts'
import { Coaching, exampleCoaching, ReadDraft } from './schema.ts'

/** The same code as in the browser and in `askwell coach`; nothing of the draft is kept or logged. */
export const coach = query({
  name: 'coach',
  http: 'POST /coach',
  summary:
    'Read a draft ask: what it says, five marks, and at most two next edits. It never blocks and never grades.',
  access: { who: 'person', scope: 'asks' },
  input: ReadDraft,
  output: Coaching,
  example: {
    input: {
      text: 'Could you look at the pooler config with me for 20 minutes by Friday noon?',
      zone: 'Europe/Lisbon',
    },
    output: exampleCoaching,
  },
  async run({ tx, actor, now }, { text, now: given, zone: asked }) {
    assert(actor.kind === 'person', 'A person is coached.')
    const person = await loadPerson(tx, actor.personId)
    const zone = asked ?? person?.zone ?? 'UTC'
    if (!isZone(zone)) return malformed('body', 'zone: an IANA name like Europe/Lisbon.')
    const at = given === undefined ? now : zonedNow(given, zone)
    if (at === undefined)
      return malformed('body', 'now: a time like 2026-05-19T13:05 or 2026-05-19T11:05:00Z.')
    return toContract(analyse(text, { now: at, zone })) as unknown as z.output<typeof Coaching>
  },
})
