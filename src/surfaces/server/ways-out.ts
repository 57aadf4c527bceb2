import type { Channel } from '#channels/contract.ts'
import { webChannel } from '#channels/web/channel.ts'
import type { Address, WayOut } from '#features/notices/messages.ts'
import type { Clock } from '#platform/clock.ts'
import type { Keys } from '#platform/secrets/secrets.ts'
import { formFieldsOf } from '#platform/form-fields.ts'

/** The app itself is no way out of it. */
export function wayOutOf(channel: Channel, clock: Clock, keys?: Keys): WayOut | null {
  return channel.id === webChannel.id ? null : wayOut(channel, clock, keys)
}

function wayOut(channel: Channel, clock: Clock, keys: Keys | undefined): WayOut {
  const { known, lineOf } = channel
  const fields = formFieldsOf(channel.address)
  const hasSecret = fields.some(({ kind }) => kind === 'secret')
  return {
    id: channel.id,
    takesReplies: channel.receive !== undefined,
    fields,
    ...(hasSecret && keys ? { keys } : {}),
    readAddress(value) {
      const read = channel.address.safeParse(value)
      return read.success ? (read.data as Address) : null
    },
    ...(channel.abilities.only ? { only: channel.abilities.only } : {}),
    ...(known ? { known: (person) => known(person) as Address | null } : {}),
    ...(channel.browserKey === undefined ? {} : { browserKey: channel.browserKey }),
    ...(lineOf ? { lineOf: (address) => lineOf(address) } : {}),
    deliver: (message, address, { key: deliveryKey, threadId, isAgain = false }) =>
      channel.deliver(channel.render(message, message.to.lang), address, {
        deliveryKey,
        now: clock.wall(),
        isAgain,
        ...(threadId === undefined ? {} : { threadId }),
      }),
    ...bothWays(channel, clock),
  }
}

/** What the channels that hear and change can do beside. */
function bothWays(channel: Channel, clock: Clock): Partial<WayOut> {
  const { update, receive, show, find, mailOf } = channel
  return {
    ...(update
      ? {
          update: (message, externalId, deliveryKey) =>
            update(channel.render(message, message.to.lang), externalId, { deliveryKey, now: clock.wall() }),
        }
      : {}),
    ...(receive ? { receive } : {}),
    ...(show ? { show } : {}),
    ...(find ? { find: async (email) => (await find(email)) as Address | null } : {}),
    ...(mailOf ? { mailOf } : {}),
  }
}
