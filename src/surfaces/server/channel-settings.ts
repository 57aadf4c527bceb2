import { z } from 'zod'
import type { ChannelPlug } from '#channels/contract.ts'
import { readSettings, type Settings } from '#platform/config.ts'
import type { Refusal } from '#platform/refusal.ts'
import { channels } from '#src/registry.gen.ts'

/** The channels that there are, one for each folder. */
export const plugs: readonly ChannelPlug[] = Object.values(channels as Readonly<Record<string, ChannelPlug>>)

export interface Field {
  readonly name: string
  readonly what: string
  readonly required: boolean
}

/** What a form made from this schema asks for, with the descriptions that the schema gives. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    what: typeof property === 'object' ? (property.description ?? '') : '',
    required: required.includes(name),
  }))
}

/** The platform's settings, and those that the channels' schemas name. */
export function readAllSettings(env: Readonly<Record<string, string | undefined>>): Settings | Refusal {
  return readSettings(
    env,
    plugs.flatMap((plug) => fieldsOf(plug.settings).map(({ name }) => name)),
  )
}
