import type { ChannelPlug } from '#channels/contract.ts'
import { formFieldsOf } from '#platform/form-fields.ts'
import { readSettings, type Settings } from '#platform/config.ts'
import type { Refusal } from '#platform/refusal.ts'
import { channels } from '#src/registry.gen.ts'

/** The channels that there are, one for each folder. */
export const plugs: readonly ChannelPlug[] = Object.values(channels as Readonly<Record<string, ChannelPlug>>)

/** The platform's settings, and those that the channels' schemas name. */
export function readAllSettings(env: Readonly<Record<string, string | undefined>>): Settings | Refusal {
  return readSettings(
    env,
    plugs.flatMap((plug) => formFieldsOf(plug.settings).map(({ name }) => name)),
  )
}
