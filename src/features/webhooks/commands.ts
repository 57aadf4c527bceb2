import { randomBytes } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import { command, type Context } from '#platform/operation.ts'
import { outboundKey } from '#platform/outbound/outbound.ts'
import { assert, refuse } from '#platform/refusal.ts'
import { forgetSecrets, keepSecret, type Keys, keysKey, readSecret } from '#platform/secrets/secrets.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { MOST_HOOKS } from './domain.ts'
import { loadView } from './queries.ts'
import {
  ChangedHook,
  exampleHook,
  exampleSecret,
  HookPath,
  HookView,
  HookWithSecret,
  NewHook,
} from './schema.ts'
import { changeHook, deleteHook, type Hook, insertHook, listHooks, lockHook } from './store.ts'

/** Whose secrets a hook's are. */
export const hookOwner = (hookId: string): string => `webhook:${hookId}`
export const SECRET = 'secret'
export const SECRET_BEFORE = 'before'

/** From now on that address hears of these kinds of event. The answer holds the secret, this once. */
export const createWebhook = command({
  name: 'webhooks.create',
  http: 'POST /webhooks',
  summary: 'Let another program hear what happens here; the answer shows its secret, this once.',
  access: { who: 'admin', scope: 'webhooks' },
  input: NewHook,
  output: HookWithSecret,
  status: 201,
  answersSecret: true,
  about: ({ id }) => id,
  example: {
    input: { url: exampleHook.url, kinds: ['ask.opened', 'ask.closed'], note: 'Board in the hall' },
    output: { ...exampleHook, secret: exampleSecret },
  },
  async run({ tx, actor, services, noteChange }, { url, kinds, note }) {
    assert(actor.kind === 'person', 'A hook is made by an admin.')
    const refused = services.get(outboundKey).read(url)
    if (refused) return refused
    if ((await listHooks(tx)).length >= MOST_HOOKS) return refuse('webhook.tooMany', { most: MOST_HOOKS })
    const id = newId()
    await insertHook(tx, { id, url, kinds: [...new Set(kinds)], note: note || null, madeBy: actor.personId })
    const secret = await giveSecret(tx, services.get(keysKey), id)
    const hook = await lockHook(tx, id)
    assert(hook, 'A hook that was just made is there.')
    noteChange?.({}, told(hook))
    return { ...(await loadView(tx, hook)), secret }
  },
})

/** What isn't named stays. Turning it on again forgets why it was off; what was missed is sent by a replay. */
export const changeWebhook = command({
  name: 'webhooks.change',
  http: 'PATCH /webhooks/{webhookId}',
  summary: 'Change a hook’s address or kinds, or turn it off and on.',
  access: { who: 'admin', scope: 'webhooks' },
  input: ChangedHook,
  output: HookView,
  about: ({ id }) => id,
  example: { input: { webhookId: exampleHook.id, isOn: false }, output: { ...exampleHook, isOn: false } },
  async run({ tx, services, noteChange }, { webhookId, url, kinds, note, isOn }) {
    const hook = await lockHook(tx, webhookId)
    if (!hook) return refuse('request.notFound')
    const refused = url === undefined ? null : services.get(outboundKey).read(url)
    if (refused) return refused
    const afresh = isOn === true || url !== undefined
    await changeHook(tx, webhookId, {
      ...(url === undefined ? {} : { url }),
      ...(kinds === undefined ? {} : { kinds: [...new Set(kinds)] }),
      ...(note === undefined ? {} : { note: note || null }),
      ...(isOn === undefined ? {} : { isOn }),
      ...(afresh ? { offWhy: null, offAt: null, failingSince: null, failures: 0, restUntil: null } : {}),
    })
    const next = await lockHook(tx, webhookId)
    assert(next, 'A hook that is held is there.')
    noteChange?.(told(hook), told(next))
    return loadView(tx, next)
  },
})

/** Nothing more goes there, and its log goes with it. */
export const deleteWebhook = command({
  name: 'webhooks.delete',
  http: 'DELETE /webhooks/{webhookId}',
  summary: 'Take a hook away, with its secret and its log.',
  access: { who: 'admin', scope: 'webhooks' },
  input: HookPath,
  output: HookView,
  about: ({ id }) => id,
  example: { input: { webhookId: exampleHook.id }, output: { ...exampleHook, isOn: false } },
  async run({ tx, noteChange }, { webhookId }) {
    const hook = await lockHook(tx, webhookId)
    if (!hook) return refuse('request.notFound')
    const view = await loadView(tx, hook)
    await deleteHook(tx, webhookId)
    await forgetSecrets(tx, hookOwner(webhookId))
    noteChange?.(told(hook), {})
    return { ...view, isOn: false }
  },
})

/** A new secret; the one before signs along for a day, so that the other program can be changed in between. */
export const rotateSecret = command({
  name: 'webhooks.rotate',
  http: 'POST /webhooks/{webhookId}/rotate',
  summary: 'Give a hook a new secret, shown this once; the one before stays good for a day.',
  access: { who: 'admin', scope: 'webhooks' },
  input: HookPath,
  output: HookWithSecret,
  answersSecret: true,
  about: ({ id }) => id,
  example: { input: { webhookId: exampleHook.id }, output: { ...exampleHook, secret: exampleSecret } },
  async run({ tx, services }: Context, { webhookId }) {
    const hook = await lockHook(tx, webhookId)
    if (!hook) return refuse('request.notFound')
    const keys = services.get(keysKey)
    const before = await readSecret(tx, keys, { owner: hookOwner(webhookId), name: SECRET })
    if (typeof before === 'string') {
      await keepSecret(tx, keys, { owner: hookOwner(webhookId), name: SECRET_BEFORE }, before)
    }
    const secret = await giveSecret(tx, keys, webhookId)
    await changeHook(tx, webhookId, { rotatedAt: tx.now })
    return { ...(await loadView(tx, { ...hook, rotatedAt: tx.now })), secret }
  },
})

async function giveSecret(tx: Tx, keys: Keys, hookId: string): Promise<string> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await keepSecret(tx, keys, { owner: hookOwner(hookId), name: SECRET }, secret)
  return secret
}

/** For the audit: a path may be a secret in itself, as those of chat programs are. */
function told({ url, kinds, note, isOn }: Hook): Readonly<Record<string, unknown>> {
  return { host: new URL(url).host, kinds: kinds.join(', '), note, isOn }
}
