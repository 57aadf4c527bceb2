import type { Channel, ChannelPlug } from '#channels/contract.ts'
import type { ChannelInfo } from '#features/notices/messages.ts'
import type { Settings } from '#platform/config.ts'
import { fieldsOf } from './channel-settings.ts'

/** What pages show of each channel there is: its settings come from its schema, and their values from nowhere. */
export function channelInfos(
  known: readonly ChannelPlug[],
  open: ReadonlyMap<string, Channel>,
  settings: Settings,
): ChannelInfo[] {
  return known.map((plug) => {
    const channel = open.get(plug.id)
    return {
      id: plug.id,
      isSetUp: channel !== undefined,
      takesReplies: channel?.receive !== undefined,
      settings: fieldsOf(plug.settings).map((field) => ({
        ...field,
        isSet: settings[field.name] !== undefined,
      })),
    }
  })
}
