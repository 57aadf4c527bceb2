import { systemActor } from '#platform/actor.ts'
import { insideJob, type JobHandler } from '#platform/jobs/handler.ts'
import { tell } from '#features/notices/commands.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Widening } from './domain.ts'
import { change } from './life/commands.ts'
import { lockAsk } from './store.ts'

/** At the deadline: an ask that nobody said yes to is put away, and its asker hears it kindly. */
const expire = insideJob('asks.expire', async ({ tx }, job) => {
  const { askId } = job.payload as { askId: string }
  const held = await lockAsk(tx, askId)
  if (!held) return
  const next = await change(tx, held, { kind: 'expire' }, { actor: systemActor('deadline') })
  if (isRefusal(next) || next === held) return
  await tell(tx, { personId: held.askerId, kind: 'asks.expired', about: { kind: 'ask', id: askId }, askId })
})

/** At a step that the asker agreed to: the ask goes further, if nobody has said yes and the step still stands. */
const widen = insideJob('asks.widen', async ({ tx }, job) => {
  const { askId, to, at } = job.payload as { askId: string; to: Widening['kind']; at: number }
  const held = await lockAsk(tx, askId)
  const stands = held?.ask.content.widen.some((step) => step.kind === to && step.at === at)
  if (held && stands) await change(tx, held, { kind: 'widen', to }, { actor: systemActor('widening') })
})

export const jobs: readonly JobHandler[] = [expire, widen]
