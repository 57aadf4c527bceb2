import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import { instant, toIso } from '#engine/time/instant.ts'
import { chanceKey } from '#platform/chance.ts'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { type Outbound, type OutboundRequest, outboundKey } from '#platform/outbound/outbound.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import { keysKey, readSecret } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { askForOutside } from '#features/asks/outside/queries.ts'
import { linksKey } from '#features/notices/messages.ts'
import { tell } from '#features/notices/commands.ts'
import { allActive } from '#features/people/queries.ts'
import { hookOwner, SECRET, SECRET_BEFORE } from './commands.ts'
import { enqueueTry } from './deliveries/commands.ts'
import { changeDelivery, countTries, type Delivery, keepTry, lockDelivery } from './deliveries/store.ts'
import { isFailingTooLong, nextTryAt, restUntil, type Verdict, verdictOf } from './domain.ts'
import { bothSecretsUntil } from './queries.ts'
import { changeHook, type Hook, lockHook } from './store.ts'

const Payload = z.object({ deliveryId: z.string() })

/** A try and what is known of it afterwards; without a status where nobody answered. */
interface Outcome {
  readonly verdict: Verdict
  readonly status: number | null
  readonly ms: number | null
  /** codes and words of ours */
  readonly says: string | null
}

/**
 * At least once: a process that dies between sending and writing it down sends again, under the same id. A failure of
 * the other side is no failure of the job: when to try again is ours to say, over days.
 */
const sendOne = outsideJob('webhooks.send', async ({ transact, services, signal }, job) => {
  const { deliveryId } = Payload.parse(job.payload)
  const ready = await transact((tx) => prepare(tx, services, deliveryId))
  if (ready === null || isRefusal(ready)) return
  const { request } = ready
  const outcome =
    request === null
      ? failed('sealed.unreadable')
      : await tryOnce(services.get(outboundKey), { ...request, signal }, ready.at)
  await transact((tx) => settle(tx, services, deliveryId, outcome))
})

export const jobs: readonly JobHandler[] = [sendOne]

interface Ready {
  /** null where its secret was sealed with a key that is gone: nothing leaves unsigned */
  readonly request: OutboundRequest | null
  readonly at: number
}

async function prepare(tx: Tx, services: Services, deliveryId: string): Promise<Ready | null> {
  const delivery = await lockDelivery(tx, deliveryId)
  // an earlier job for the same delivery has done it, or will at its own time
  if (delivery?.state !== 'waiting' || (delivery.dueAt ?? 0) > tx.now) return null
  const hook = await lockHook(tx, delivery.hookId)
  if (!hook) return null
  if (!hook.isOn) {
    await changeDelivery(tx, deliveryId, { state: 'failed', dueAt: null })
    return null
  }
  if (hook.restUntil !== null && hook.restUntil > tx.now) {
    await putOff(tx, deliveryId, hook.restUntil)
    return null
  }
  const body = await bodyOf(tx, services, delivery)
  const headers = await signed(tx, services, hook, { id: delivery.eventId, body })
  const request = headers && ({ address: hook.url, method: 'POST', headers, body } as const)
  return { request, at: tx.wall }
}

async function putOff(tx: Tx, deliveryId: string, dueAt: number): Promise<void> {
  await changeDelivery(tx, deliveryId, { dueAt })
  enqueueTry(tx, deliveryId, dueAt)
}

/**
 * What may be told, read at this moment: words that were taken back or erased since the event don't leave. No person
 * is in it, by name or by id, so nobody outside can count who asks or who helps.
 */
async function bodyOf(tx: Tx, services: Services, delivery: Delivery): Promise<string> {
  const { kind, askId, facts, eventAt } = delivery
  const ask = askId === null ? null : await askForOutside(tx, askId)
  const said = askId === null ? {} : { askId, ...facts }
  const seen = ask && {
    audience: ask.audience,
    urgent: ask.urgent,
    needBy: ask.needBy && toIso(ask.needBy),
    ...(ask.text === null ? {} : { text: ask.text, url: services.get(linksKey).page(`/asks/${askId}`) }),
  }
  return JSON.stringify({ type: kind, timestamp: toIso(instant(eventAt)), data: { ...said, ...seen } })
}

async function signed(
  tx: Tx,
  services: Services,
  hook: Hook,
  message: { readonly id: string; readonly body: string },
): Promise<Record<string, string> | null> {
  const at = new Date(tx.wall)
  const names = bothSecretsUntil(hook, tx.now) === null ? [SECRET] : [SECRET, SECRET_BEFORE]
  const signatures: string[] = []
  for (const name of names) {
    const secret = await readSecret(tx, services.get(keysKey), { owner: hookOwner(hook.id), name })
    if (typeof secret === 'string') signatures.push(new Webhook(secret).sign(message.id, at, message.body))
  }
  if (signatures.length < names.length) return null
  return {
    'content-type': 'application/json',
    'user-agent': 'Askwell-Webhooks',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': signatures.join(' '),
  }
}

async function tryOnce(outbound: Outbound, request: OutboundRequest, wall: number): Promise<Outcome> {
  try {
    const answer = await outbound.send(request)
    if (isRefusal(answer)) return failed(answer.refusal)
    const { status, ms, headers } = answer
    const verdict = verdictOf(status, headers['retry-after'], instant(wall))
    return { verdict, status, ms, says: verdict.kind === 'sent' ? null : `HTTP ${status}` }
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    return failed(error.message)
  }
}

function failed(says: string): Outcome {
  return { verdict: { kind: 'failed', askedSeconds: null }, status: null, ms: null, says }
}

async function settle(tx: Tx, services: Services, deliveryId: string, outcome: Outcome): Promise<void> {
  const delivery = await lockDelivery(tx, deliveryId)
  const hook = delivery && (await lockHook(tx, delivery.hookId))
  // taken away meanwhile, with all that was to be written down
  if (!delivery || !hook) return
  const { verdict, status, ms, says } = outcome
  const number = (await countTries(tx, deliveryId)) + 1
  await keepTry(tx, { deliveryId, number, at: tx.now, status, ms, says })
  const tries = delivery.tries + 1
  if (verdict.kind === 'sent') {
    await changeDelivery(tx, deliveryId, { state: 'sent', tries, dueAt: null })
    await changeHook(tx, hook.id, { sentAt: tx.now, failingSince: null, failures: 0, restUntil: null })
    return
  }
  const asked = verdict.kind === 'failed' ? verdict.askedSeconds : null
  const random = services.get(chanceKey)()
  const isOff = await noteFailure(tx, hook, verdict)
  const next = isOff ? null : nextTryAt(tries, tx.now, random, asked)
  await changeDelivery(tx, deliveryId, { state: next === null ? 'failed' : 'waiting', tries, dueAt: next })
  if (next !== null) enqueueTry(tx, deliveryId, next)
}

/** @returns true where the hook is off from now on */
async function noteFailure(tx: Tx, hook: Hook, verdict: Verdict): Promise<boolean> {
  const failingSince = hook.failingSince ?? tx.now
  const failures = hook.failures + 1
  const offWhy =
    verdict.kind === 'gone'
      ? ('gone' as const)
      : isFailingTooLong(instant(failingSince), tx.now)
        ? ('failing' as const)
        : null
  await changeHook(tx, hook.id, { failingSince, failures, restUntil: restUntil(failures, tx.now) })
  if (offWhy === null || !hook.isOn) return !hook.isOn
  await changeHook(tx, hook.id, { isOn: false, offWhy, offAt: tx.now })
  const about = { kind: 'webhook', id: `${hook.id}:${tx.now}` }
  for (const person of await allActive(tx)) {
    if (person.role === 'admin') await tell(tx, { personId: person.id, kind: 'webhooks.off', about })
  }
  return true
}
