import type { Channel, ChannelPlug } from '#channels/contract.ts'
import type { Connected } from '#features/notices/connecting/queries.ts'
import type { ChannelInfo } from '#features/notices/messages.ts'
import type { Settings } from '#platform/config.ts'
import { formFieldsOf } from '#platform/form-fields.ts'

/** What pages show of a channel: its settings come from its schema, and the values of secrets from nowhere. */
export function channelInfo(
  plug: ChannelPlug,
  channel: Channel | null,
  held: { readonly settings: Settings; readonly connected: Connected | undefined },
): Omit<ChannelInfo, 'openWith' | 'openWithout'> {
  const { settings, connected } = held
  return {
    id: plug.id,
    isSetUp: channel !== null,
    takesReplies: channel?.receive !== undefined,
    abilities: channel?.abilities ?? null,
    isConnectedHere: connected !== undefined,
    isUnreadable: connected?.unreadable ?? false,
    settings: formFieldsOf(plug.settings).map((field) => {
      const from =
        settings[field.name] !== undefined
          ? ('environment' as const)
          : connected?.given[field.name] !== undefined
            ? ('here' as const)
            : null
      const shown = from === 'here' && field.kind !== 'secret'
      return { ...field, from, value: shown ? (connected?.given[field.name] ?? null) : null }
    }),
  }
}
