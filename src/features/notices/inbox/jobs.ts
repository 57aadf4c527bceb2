import { z } from 'zod'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { type Shown, talkKey, type WayOut, waysOutKey } from '../messages.ts'
import { whoIs } from '../meeting/commands.ts'
import { takeAnswer, takeReceived } from '../replies/commands.ts'
import type { Received } from '../replies/domain.ts'
import { emptyKept, findKept } from './store.ts'

const Payload = z.object({ id: z.string() })

interface Taking {
  readonly transact: Transact
  readonly services: Services
  readonly way: WayOut
}

/**
 * Acts on what was put down. Its effects are remembered one by one, and what is shown can be shown again: a process
 * that dies in between leaves nothing undone and nothing done twice.
 */
const takeIn = outsideJob('notices.takeIn', async ({ transact, services }, job) => {
  const { id } = Payload.parse(job.payload)
  const kept = await transact((tx) => findKept(tx, id))
  if (kept === null || isRefusal(kept)) return
  const way = services.get(waysOutKey).get(kept.channel)
  for (const received of (await way?.receive?.(kept.raw)) ?? []) {
    if (way) await takeOne({ transact, services, way }, received)
  }
  await transact((tx) => emptyKept(tx, id))
})

export const jobs: readonly JobHandler[] = [takeIn]

async function takeOne(taking: Taking, received: Received): Promise<void> {
  const { transact, services, way } = taking
  switch (received.kind) {
    case 'answer':
      return answer(taking, received)
    case 'wish': {
      const person = await whoIs(taking, received.from)
      const shown = await services.get(talkKey).screenFor(person, received, way.id)
      return shown === null ? undefined : show(way, shown, received.place)
    }
    case 'words':
      await whoIs(taking, received.from)
      await transact((tx) => takeReceived(tx, services, way.id, received))
      return
    default:
      await transact((tx) => takeReceived(tx, services, way.id, received))
  }
}

async function answer(taking: Taking, received: Extract<Received, { kind: 'answer' }>): Promise<void> {
  const { transact, services, way } = taking
  const person = await whoIs(taking, received.from)
  const taken = await transact((tx) => takeAnswer(tx, services, way.id, received))
  if (isRefusal(taken) || taken.refusal === null) return
  if (person === null || received.place === null) return
  await show(way, await services.get(talkKey).refused(person, taken.refusal), received.place)
}

/** Who has closed the window meanwhile isn't waiting any more. */
async function show(way: WayOut, { screen, lang }: Shown, place: string): Promise<void> {
  try {
    await way.show?.(screen, place, lang)
  } catch (error) {
    if (!(error instanceof Outage) || !error.permanent) throw error
  }
}
