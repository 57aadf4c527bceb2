import { type Instant, toIso } from '#engine/time/instant.ts'
import { exampleAsk } from '#features/asks/schema.ts'
import { isActive } from '#features/people/policy.ts'
import { listPeopleByIds, loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { query } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { chanceOfHelp } from '../queries.ts'
import { momentFor, usualChannel } from '../ranking/queries.ts'
import { recentlyReached } from '../store.ts'
import { draftPlan } from '../waves/queries.ts'
import { examplePreview, PlanPreview, PreviewPlan } from './schema.ts'

type Waves = PlanPreview['waves']

export const previewPlan = query({
  name: 'asks.previewPlan',
  http: 'POST /plan',
  summary:
    'Who would be asked when, were this sent now: the plan that sending would schedule. Nobody is told.',
  access: { who: 'person', scope: 'asks' },
  input: PreviewPlan,
  output: PlanPreview,
  example: {
    input: { text: exampleAsk.text, audience: { kind: 'suggested' }, needBy: '2026-05-19T15:00:00Z' },
    output: examplePreview,
  },
  async run({ tx, actor, services }, { text, audience, needBy, urgent = false }) {
    assert(actor.kind === 'person', 'A person plans an ask.')
    if (needBy <= tx.now) return refuse('ask.deadlinePast')
    const chance = await chanceOfHelp(tx)
    if (audience.kind === 'people') {
      return { waves: await namedWave(tx, services, { people: audience.people, urgent }), chance }
    }
    const asker = await loadPerson(tx, actor.personId)
    const team = audience.kind === 'team' ? { teamId: asker?.teamId ?? null } : {}
    const need = { text, askerId: actor.personId, urgent, deadline: needBy, ...team }
    return { waves: await suggestedWaves(tx, services, need), chance }
  },
})

/** All who are named at once, each when they may be reached. */
async function namedWave(
  tx: Tx,
  services: Services,
  { people, urgent }: { people: readonly string[]; urgent: boolean },
): Promise<Waves> {
  const ids = [...new Set(people)]
  const found = new Map((await listPeopleByIds(tx, ids)).map((person) => [person.id, person]))
  const reaches = await loadReach(tx, ids)
  const lately = await recentlyReached(tx, ids)
  const named = ids.flatMap((id) => {
    const [person, reach] = [found.get(id), reaches.get(id)]
    if (!person || !reach || reach.optedOut || !isActive(person, tx.now)) return []
    const at = momentFor(reach, lately.get(id) ?? [], tx.now, urgent)
    return [
      {
        person: { id, name: person.name },
        at: at === null ? null : toIso(at),
        channel: usualChannel(reach, services),
        why: [],
      },
    ]
  })
  return [{ number: 1, at: toIso(tx.now), people: named }]
}

async function suggestedWaves(
  tx: Tx,
  services: Services,
  need: { text: string; askerId: string; urgent: boolean; deadline: Instant; teamId?: string | null },
): Promise<Waves> {
  const plan = await draftPlan(tx, services, { ...need, invited: [], fixed: new Map(), first: 1 })
  return plan.waves.map(({ number, at, people }) => ({
    number,
    at: toIso(at),
    people: people.flatMap(({ id, why }) => {
      const one = plan.people.get(id)
      if (!one) return []
      const { person, reach } = one
      return [
        {
          person: { id, name: person.name },
          at: toIso(at),
          channel: usualChannel(reach, services),
          why: [...why],
        },
      ]
    }),
  }))
}
