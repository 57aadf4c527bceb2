import { z } from 'zod'
import { instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/operation.ts'
import { refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { TEST_KIND } from '../domain.ts'
import { exampleHook, HookPath, Replay } from '../schema.ts'
import { findHook, lockHook } from '../store.ts'
import {
  changeDelivery,
  deleteDeliveriesBefore,
  insertDelivery,
  listToReplay,
  type NewDelivery,
} from './store.ts'

/** One event to one hook: once, however often the event is told. */
export async function send(tx: Tx, delivery: NewDelivery): Promise<string | null> {
  const id = await insertDelivery(tx, delivery)
  if (id !== null) enqueueTry(tx, id, tx.now)
  return id
}

/** The delivery looks again then, and sends what is still to be sent. */
export function enqueueTry(tx: Tx, deliveryId: string, dueAt: number): void {
  const key = `webhook:${deliveryId}:${newId()}`
  tx.enqueue({ kind: 'webhooks.send', key, payload: { deliveryId }, dueAt: instant(dueAt) })
}

export const testWebhook = command({
  name: 'webhooks.test',
  http: 'POST /webhooks/{webhookId}/test',
  summary: 'Send a hook the event `webhook.test` now; how it went is the newest in its log.',
  access: { who: 'admin', scope: 'webhooks' },
  input: HookPath,
  output: z.object({ webhookId: z.string(), deliveryId: z.string() }),
  status: 202,
  about: ({ webhookId }) => webhookId,
  example: {
    input: { webhookId: exampleHook.id },
    output: { webhookId: exampleHook.id, deliveryId: '3a5c7e9g1j3m5p7r9t1w3y5a7c' },
  },
  async run({ tx }, { webhookId }) {
    const hook = await findHook(tx, webhookId)
    if (!hook) return refuse('request.notFound')
    if (!hook.isOn) return refuse('webhook.off')
    const event = { eventId: newId(), kind: TEST_KIND, askId: null, facts: {}, eventAt: tx.now }
    const deliveryId = await send(tx, { hookId: webhookId, ...event })
    return deliveryId === null ? refuse('request.notFound') : { webhookId, deliveryId }
  },
})

/** Sends again, under the same ids, what was taken or given up: for a program that lost something. */
export const replayDeliveries = command({
  name: 'webhooks.replay',
  http: 'POST /webhooks/{webhookId}/replay',
  summary: 'Send one delivery again, or all since a moment, each under the id that it had.',
  access: { who: 'admin', scope: 'webhooks' },
  input: Replay,
  output: z.object({ webhookId: z.string(), count: z.int() }),
  status: 202,
  about: ({ webhookId }) => webhookId,
  example: {
    input: { webhookId: exampleHook.id, since: '2026-05-17T00:00:00Z' },
    output: { webhookId: exampleHook.id, count: 12 },
  },
  async run({ tx }, { webhookId, deliveryId, since }) {
    const hook = await lockHook(tx, webhookId)
    if (!hook) return refuse('request.notFound')
    if (!hook.isOn) return refuse('webhook.off')
    const which =
      deliveryId !== undefined && since === undefined
        ? { deliveryId }
        : deliveryId === undefined && since !== undefined
          ? { since: Date.parse(since) }
          : null
    if (which === null) return refuse('webhook.replayWhat')
    const ids = await listToReplay(tx, webhookId, which)
    for (const id of ids) {
      await changeDelivery(tx, id, { state: 'waiting', tries: 0, dueAt: tx.now })
      enqueueTry(tx, id, tx.now)
    }
    return { webhookId, count: ids.length }
  },
})

export { deleteDeliveriesBefore }
