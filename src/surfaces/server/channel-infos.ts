import { z } from 'zod'
import type { Channel, ChannelPlug } from '#channels/contract.ts'
import type { ChannelInfo } from '#features/notices/messages.ts'
import type { Settings } from '#platform/config.ts'
import { channels } from '#src/registry.gen.ts'

/** What pages show of each channel there is: its settings come from its schema, and their values from nowhere. */
export function channelInfos(open: ReadonlyMap<string, Channel>, settings: Settings): ChannelInfo[] {
  return Object.values(channels as Readonly<Record<string, ChannelPlug>>).map((plug) => {
    const channel = open.get(plug.id)
    return {
      id: plug.id,
      isSetUp: channel !== undefined,
      takesReplies: channel?.receive !== undefined,
      settings: settingsOf(plug, settings),
    }
  })
}

function settingsOf(plug: ChannelPlug, settings: Settings): ChannelInfo['settings'] {
  const schema = z.toJSONSchema(plug.settings)
  const given = settings as Readonly<Record<string, string | undefined>>
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    what: typeof property === 'object' ? (property.description ?? '') : '',
    required: schema.required?.includes(name) ?? false,
    isSet: given[name] !== undefined,
  }))
}
