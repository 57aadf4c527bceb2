import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { noteSent, noteTrouble } from '../channels/store.ts'
import { draft } from '../letter/queries.ts'
import { waysOutKey } from '../messages.ts'
import { lockNotice } from '../store.ts'
import { REFRESH } from './commands.ts'
import { type DeliveryOf, findDelivery, noteShown } from './store.ts'

const Payload = z.object({ noticeId: z.string(), channel: z.string() })

/** More changes than this while one is on its way, and the next event's own job goes on. */
const MOST_ROUNDS = 5

/**
 * What was delivered says what is true now. Looked at again after each change: of two that run at once, the one that
 * came last sees what the other left, so that the last change is the newest state.
 */
const refresh = outsideJob(REFRESH, async ({ transact, services }, job) => {
  const of = Payload.parse(job.payload)
  const way = services.get(waysOutKey).get(of.channel)
  if (!way?.update) return
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const change = await transact((tx) => changeOf(tx, services, of))
    if (change === null || isRefusal(change)) return
    try {
      await way.update(change.message, change.externalId, `notice:${of.noticeId}:${of.channel}`)
    } catch (error) {
      if (!(error instanceof Outage)) throw error
      // deleted by its reader: there is nothing left that could be wrong
      if (error.permanent) return
      await transact((tx) => noteTrouble(tx, of.channel, error.message))
      throw error
    }
    await transact(async (tx) => {
      await noteShown(tx, of, change.shown)
      await noteSent(tx, of.channel)
    })
  }
})

export const jobs: readonly JobHandler[] = [refresh]

interface Change {
  readonly message: Message
  readonly externalId: string
  readonly shown: string
}

/** Null where it says already what it should. */
async function changeOf(tx: Tx, services: Services, of: DeliveryOf): Promise<Change | null> {
  const row = await lockNotice(tx, of.noticeId)
  const held = row && (await findDelivery(tx, of))
  if (!row || held?.state !== 'sent' || held.externalId === null) return null
  const drafted = (await draft(tx, services, row)) ?? (await draft(tx, services, row, 'over'))
  if (drafted === null) return null
  const { unsubscribe: _, ...message } = drafted.message
  const shown = hashOf(message)
  return held.shown === shown ? null : { message, externalId: held.externalId, shown }
}

/** What it says, without the tokens of its answers, which grow a day older each day. */
export function hashOf(message: Message): string {
  const { subject, blocks, page, actions } = message
  const said = { subject, blocks, page, answers: actions.map(({ intent, label }) => [intent, label]) }
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url')
}
