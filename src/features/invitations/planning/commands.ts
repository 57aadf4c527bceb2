import { nextMoment } from '#engine/reach/next-moment.ts'
import type { Instant } from '#engine/time/instant.ts'
import { lockAsk } from '#features/asks/commands.ts'
import { seeAsk } from '#features/asks/queries.ts'
import { exampleAsk } from '#features/asks/schema.ts'
import { loadReach } from '#features/reach/queries.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { viewPlan } from '../queries.ts'
import { examplePlan, Plan } from '../schema.ts'
import { planMore } from '../waves/commands.ts'
import { moveWave, plannedOf, wavesOf } from '../waves/store.ts'
import { MoveWave } from './schema.ts'

export const changePlan = command({
  name: 'asks.changePlan',
  http: 'PATCH /asks/{askId}/plan',
  summary:
    'Move a wave that is still to come to another time. It stays there; the others are planned around it.',
  access: { who: 'person', scope: 'asks', object: { param: 'askId', belongsTo: 'asker', others: 404 } },
  input: MoveWave,
  output: Plan,
  example: {
    input: { askId: exampleAsk.id, number: 2, at: '2026-05-18T13:00:00Z' },
    output: examplePlan,
  },
  async run({ tx, actor, services }, { askId, number, at }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    if (seen.standing !== 'asker') return refuse('ask.onlyTheAsker')
    const record = await lockAsk(tx, askId)
    assert(record, 'An ask that was seen is there.')
    if (record.ask.state.kind !== 'open') return refuse('plan.nothingToMove')
    const wave = (await wavesOf(tx, askId)).find((one) => one.number === number)
    if (wave?.state !== 'planned') return refuse('plan.nothingToMove')
    const { needBy, urgent } = record.ask.content
    assert(needBy !== null, 'A sent ask has a deadline.')
    if (at <= tx.now || at >= needBy) return refuse('plan.outOfTime')
    if (!(await allReachable(tx, { askId, number, at, urgent }))) return refuse('plan.notReachable')
    await moveWave(tx, askId, number, at)
    await planMore(tx, services, record)
    return viewPlan(tx, services, record)
  },
})

/** Nobody is asked outside their hours, whatever time the asker likes; which of them, and why, isn't said. */
async function allReachable(
  tx: Tx,
  wave: { askId: string; number: number; at: Instant; urgent: boolean },
): Promise<boolean> {
  const people = (await plannedOf(tx, wave.askId)).filter(({ number }) => number === wave.number)
  const reaches = await loadReach(
    tx,
    people.map(({ personId }) => personId),
  )
  return people.every(({ personId }) => {
    const reach = reaches.get(personId)
    return reach !== undefined && nextMoment(reach, wave.at, { urgent: wave.urgent }) === wave.at
  })
}
