import { z } from 'zod'
import { filledIn } from '#platform/form-fields.ts'
import { command, type Context } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { forgetSecrets, keepSecret, keysKey } from '#platform/secrets/secrets.ts'
import { channelOf, viewForAdmin } from '../channels/queries.ts'
import { ChannelPath, ChannelView, exampleChannel } from '../channels/schema.ts'
import { type ChannelInfo, channelChangesKey } from '../messages.ts'
import { channelOwner, secretsOf } from './queries.ts'
import { deleteConnected, findConnected, type Given, saveConnected } from './store.ts'

/**
 * Gives a channel what it needs to work, from now on and on every server. What the environment says stays as it is;
 * a secret that isn't given again stays, everything else is as it is given now.
 */
export const connectChannel = command({
  name: 'channels.connect',
  http: 'PUT /channels/{channelId}',
  summary: 'Connect a channel: give it its settings. Secrets go in and never come out.',
  access: { who: 'admin', scope: 'channels' },
  input: z.strictObject({
    channelId: z.string().min(1).max(64),
    settings: z
      .record(z.string().max(100), z.string().max(4_000))
      .meta({ description: 'by the names of `GET /channels`; a secret that is left out stays as it is' }),
  }),
  output: ChannelView,
  about: (view) => view.id,
  example: {
    input: { channelId: 'slack', settings: { SLACK_BOT_TOKEN: 'xoxb-…' } },
    output: { ...exampleChannel, id: 'slack', name: 'Slack' },
  },
  async run(context, { channelId, settings }) {
    const { tx, services } = context
    const info = channelOf(services, channelId)
    if (!info) return refuse('request.notFound')
    const given = filledIn(settings)
    const refused = notToBeGiven(info, given)
    if (refused) return refused
    const keys = services.get(keysKey)
    const kept = (await secretsOf(tx, keys, channelId)).given
    const before = await findConnected(tx, channelId)
    const opened = info.openWith({ ...kept, ...given })
    if (isRefusal(opened)) return opened
    const { secret, plain } = sorted(info, given)
    await saveConnected(tx, channelId, plain)
    for (const [name, text] of Object.entries(secret)) {
      await keepSecret(tx, keys, { owner: channelOwner(channelId), name }, text)
    }
    context.noteChange?.(told(before, Object.keys(kept)), told(plain, Object.keys({ ...kept, ...secret })))
    return changed(context, opened, 'channel.connected')
  },
})

/** Takes away what an admin gave; what waits for the channel waits for its next connection. */
export const disconnectChannel = command({
  name: 'channels.disconnect',
  http: 'DELETE /channels/{channelId}',
  summary: 'Disconnect a channel and forget its settings and secrets; those of the environment stay.',
  access: { who: 'admin', scope: 'channels' },
  input: ChannelPath,
  output: ChannelView,
  about: (view) => view.id,
  example: {
    input: { channelId: 'slack' },
    output: { ...exampleChannel, id: 'slack', name: 'Slack', state: 'notSetUp' },
  },
  async run(context, { channelId }) {
    const { tx, services } = context
    const info = channelOf(services, channelId)
    if (!info) return refuse('request.notFound')
    const before = await findConnected(tx, channelId)
    if (before === null) return refuse('channel.notConnectedHere')
    const kept = await secretsOf(tx, services.get(keysKey), channelId)
    await deleteConnected(tx, channelId)
    await forgetSecrets(tx, channelOwner(channelId))
    context.noteChange?.(told(before, Object.keys(kept.given)), {})
    return changed(context, info.openWithout(), 'channel.disconnected')
  },
})

function notToBeGiven(info: ChannelInfo, given: Given): Refusal | null {
  for (const name of Object.keys(given)) {
    const setting = info.settings.find((one) => one.name === name)
    if (setting === undefined) return refuse('channel.noSuchSetting', { name })
    if (setting.from === 'environment') return refuse('channel.setByEnvironment', { name })
    if (setting.operatorOnly) return refuse('channel.operatorOnly', { name })
  }
  return info.settings.some(({ operatorOnly }) => !operatorOnly) ? null : refuse('channel.notByForm')
}

function sorted(info: ChannelInfo, given: Given): { secret: Given; plain: Given } {
  const isSecret = (name: string) => info.settings.some((one) => one.name === name && one.kind === 'secret')
  const entries = Object.entries(given)
  return {
    secret: Object.fromEntries(entries.filter(([name]) => isSecret(name))),
    plain: Object.fromEntries(entries.filter(([name]) => !isSecret(name))),
  }
}

/** For the audit: of secrets that they are there, and nothing else. */
function told(given: Given | null, secrets: readonly string[]): Readonly<Record<string, string>> {
  return { ...given, ...Object.fromEntries(secrets.map((name) => [name, '•••'])) }
}

async function changed({ tx, actor, services }: Context, info: ChannelInfo, type: string) {
  assert(actor.kind === 'person', 'A channel is connected by an admin.')
  tx.append({ type, about: { kind: 'channel', id: info.id }, payload: {}, hear: [] })
  services.get(channelChangesKey).expect()
  return viewForAdmin(tx, services, info, actor.personId)
}
