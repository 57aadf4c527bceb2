import { z } from 'zod'
import { type Instant, instant, later, toIso } from '#engine/time/instant.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { PageInput, pageOfItems } from '#features/people/schema.ts'
import { countWaiting, type Delivery, listDeliveries, listTries, type Try } from './deliveries/store.ts'
import { BOTH_SECRETS_FOR } from './domain.ts'
import { DeliveryView, exampleDelivery, exampleHook, HookPath, HookView } from './schema.ts'
import { findHook, type Hook, listHooks } from './store.ts'

export const listWebhooks = query({
  name: 'webhooks.list',
  http: 'GET /webhooks',
  summary: 'Where other programs hear what happens here, and how that is going. Never a secret.',
  access: { who: 'admin', scope: 'webhooks' },
  input: z.strictObject({}),
  output: z.object({ items: z.array(HookView), next: z.null() }),
  example: { input: {}, output: { items: [exampleHook], next: null } },
  async run({ tx }) {
    const waiting = await countWaiting(tx)
    const hooks = await listHooks(tx)
    return { items: hooks.map((hook) => viewHook(tx, hook, waiting.get(hook.id) ?? 0)), next: null }
  },
})

export const getWebhook = query({
  name: 'webhooks.get',
  http: 'GET /webhooks/{webhookId}',
  summary: 'One hook, and how it is going. Never its secret.',
  access: { who: 'admin', scope: 'webhooks' },
  input: HookPath,
  output: HookView,
  example: { input: { webhookId: exampleHook.id }, output: exampleHook },
  async run({ tx }, { webhookId }) {
    const hook = await findHook(tx, webhookId)
    return hook === null ? refuse('request.notFound') : loadView(tx, hook)
  },
})

export const listWebhookDeliveries = query({
  name: 'webhooks.deliveries',
  http: 'GET /webhooks/{webhookId}/deliveries',
  summary:
    'What was sent to a hook in the last thirty days, newest first, with each try. Answers aren’t kept.',
  access: { who: 'admin', scope: 'webhooks' },
  input: z.strictObject({ ...HookPath.shape, ...PageInput }),
  output: pageOfItems(DeliveryView),
  example: {
    input: { webhookId: exampleHook.id, limit: 20 },
    output: { items: [exampleDelivery], next: null },
  },
  async run({ tx }, { webhookId, limit, cursor }) {
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    if ((await findHook(tx, webhookId)) === null) return refuse('request.notFound')
    const rows = await listDeliveries(tx, webhookId, { limit: limit + 1, before })
    const page = pageOf(rows, limit, ({ at, id }) => ({ at, id }))
    const tries = await listTries(
      tx,
      page.items.map(({ id }) => id),
    )
    const items = page.items.map((delivery) =>
      viewDelivery(
        delivery,
        tries.filter(({ deliveryId }) => deliveryId === delivery.id),
      ),
    )
    return { items, next: page.next }
  },
})

export async function loadView(tx: Tx, hook: Hook): Promise<HookView> {
  return viewHook(tx, hook, (await countWaiting(tx)).get(hook.id) ?? 0)
}

/** Until when the secret before signs along; null where it is over, or there is none. */
export function bothSecretsUntil(hook: Pick<Hook, 'rotatedAt'>, now: Instant): Instant | null {
  if (hook.rotatedAt === null) return null
  const until = later(instant(hook.rotatedAt), BOTH_SECRETS_FOR)
  return until > now ? until : null
}

function viewHook(tx: Tx, hook: Hook, waiting: number): HookView {
  const both = bothSecretsUntil(hook, tx.now)
  return {
    id: hook.id,
    url: hook.url,
    kinds: [...hook.kinds],
    note: hook.note,
    isOn: hook.isOn,
    offWhy: hook.offWhy,
    offAt: when(hook.offAt),
    failingSince: when(hook.failingSince),
    sentAt: when(hook.sentAt),
    waiting,
    createdAt: toIso(instant(hook.madeAt)),
    bothSecretsUntil: both && toIso(both),
  }
}

function viewDelivery(delivery: Omit<Delivery, 'facts'>, tries: readonly Try[]): DeliveryView {
  const { id, eventId, kind, state } = delivery
  return {
    id,
    eventId,
    kind,
    at: toIso(instant(delivery.eventAt)),
    state,
    dueAt: state === 'waiting' ? when(delivery.dueAt) : null,
    tries: tries.map(({ number, at, status, ms, says }) => ({
      number,
      at: toIso(instant(at)),
      status,
      ms,
      says,
    })),
  }
}

function when(at: number | null): string | null {
  return at === null ? null : toIso(instant(at))
}
