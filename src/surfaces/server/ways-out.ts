import type { Channel, ChannelPlug, Ground } from '#channels/contract.ts'
import { webChannel } from '#channels/web/channel.ts'
import type { Address, WayOut } from '#features/notices/messages.ts'
import type { Clock } from '#platform/clock.ts'
import type { Settings } from '#platform/config.ts'
import { isRefusal } from '#platform/refusal.ts'
import { deriveKey, type SecretKey } from '#platform/signing/secret-key.ts'
import { fieldsOf } from './channel-settings.ts'
import { startRefused } from './start-refused.ts'

/**
 * The channels that are set up, by their ids.
 *
 * @throws StartRefused where a setting can't be right
 */
export function openChannels(
  known: readonly ChannelPlug[],
  settings: Settings,
  { secret, outbound }: Pick<Ground, 'outbound'> & { readonly secret: SecretKey },
): Map<string, Channel> {
  const given = { ...settings, PUBLIC_URL: settings.PUBLIC_URL ?? 'http://localhost' }
  const opened = new Map<string, Channel>()
  for (const plug of known) {
    const key = deriveKey(secret, 'seal', `channel/${plug.id}`).export()
    const channel = plug.open(given, { outbound, key })
    if (isRefusal(channel)) throw startRefused(channel)
    if (channel !== null) opened.set(channel.id, channel)
  }
  return opened
}

/** The app itself is no way out of it. */
export function waysOut(opened: ReadonlyMap<string, Channel>, clock: Clock): Map<string, WayOut> {
  const out = [...opened.values()].filter((channel) => channel.id !== webChannel.id)
  return new Map(out.map((channel) => [channel.id, wayOut(channel, clock)]))
}

function wayOut(channel: Channel, clock: Clock): WayOut {
  const { known, lineOf } = channel
  return {
    id: channel.id,
    takesReplies: channel.receive !== undefined,
    fields: fieldsOf(channel.address),
    readAddress(value) {
      const read = channel.address.safeParse(value)
      return read.success ? (read.data as Address) : null
    },
    ...(channel.abilities.only ? { only: channel.abilities.only } : {}),
    ...(known ? { known: (person) => known(person) as Address | null } : {}),
    ...(channel.browserKey === undefined ? {} : { browserKey: channel.browserKey }),
    ...(lineOf ? { lineOf: (address) => lineOf(address) } : {}),
    deliver: (message, address, deliveryKey) =>
      channel.deliver(channel.render(message, message.to.lang), address, {
        deliveryKey,
        now: clock.wall(),
      }),
  }
}
