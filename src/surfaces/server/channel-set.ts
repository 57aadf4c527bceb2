import type { Channel, ChannelPlug, Ground } from '#channels/contract.ts'
import type { AllConnected, Connected } from '#features/notices/connecting/queries.ts'
import type { ChannelInfo, WayOut } from '#features/notices/messages.ts'
import type { Settings } from '#platform/config.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { channelInfo } from './channel-infos.ts'
import { startRefused } from './start-refused.ts'

export interface ChannelSetParts {
  readonly known: readonly ChannelPlug[]
  /** of the environment; they go before what an admin gave */
  readonly settings: Settings
  readonly groundOf: (id: string) => Ground
  readonly wayOut: (channel: Channel) => WayOut | null
  /** the sample: nothing can be connected */
  readonly closed: boolean
}

/**
 * The channels of one process: opened from the environment and from what an admin gave, and again when that changes.
 * The maps stay the same ones, so who holds them sees what is new.
 */
export class ChannelSet {
  readonly opened = new Map<string, Channel>()
  readonly ways = new Map<string, WayOut>()
  readonly infos: ChannelInfo[] = []
  readonly #parts: ChannelSetParts
  readonly #held = new Map<string, string>()
  readonly #listeners: (() => void)[] = []

  /** @throws StartRefused where a setting of the environment can't be right */
  constructor(parts: ChannelSetParts) {
    this.#parts = parts
    for (const plug of parts.known) {
      const channel = this.#open(plug, {})
      if (isRefusal(channel)) throw startRefused(channel)
      this.#hold(plug, channel)
    }
    this.#tell(new Map())
  }

  onChange(heard: () => void): void {
    this.#listeners.push(heard)
  }

  /** Opens what was connected or changed, and closes what is no longer; what is under way ends as an outage. */
  async take({ channels }: AllConnected): Promise<void> {
    const closing: Channel[] = []
    for (const plug of this.#parts.known) {
      const connected = channels.get(plug.id)
      const mark = JSON.stringify(connected ?? null)
      if (mark === (this.#held.get(plug.id) ?? 'null')) continue
      this.#held.set(plug.id, mark)
      const before = this.opened.get(plug.id)
      if (before) closing.push(before)
      // what can't be opened any more (the environment changed meanwhile) is shown as not set up, and the others go on
      const channel = connected?.unreadable ? null : this.#open(plug, connected?.given ?? {})
      this.#hold(plug, isRefusal(channel) ? null : channel)
    }
    this.#tell(channels)
    for (const heard of this.#listeners) heard()
    for (const channel of closing) await channel.close?.()
  }

  async close(): Promise<void> {
    for (const channel of this.opened.values()) await channel.close?.()
  }

  #open(plug: ChannelPlug, given: Connected['given']): Channel | Refusal | null {
    const { settings, closed, groundOf } = this.#parts
    const PUBLIC_URL = settings.PUBLIC_URL ?? 'http://localhost'
    return plug.open(closed ? { PUBLIC_URL } : { ...given, ...settings, PUBLIC_URL }, groundOf(plug.id))
  }

  #hold(plug: ChannelPlug, channel: Channel | null): void {
    this.opened.delete(plug.id)
    this.ways.delete(plug.id)
    if (channel === null) return
    this.opened.set(plug.id, channel)
    const way = this.#parts.wayOut(channel)
    if (way) this.ways.set(plug.id, way)
  }

  #tell(channels: ReadonlyMap<string, Connected>): void {
    const infos = this.#parts.known.map((plug) =>
      this.#info(plug, this.opened.get(plug.id) ?? null, channels.get(plug.id)),
    )
    this.infos.splice(0, this.infos.length, ...infos)
  }

  #info(plug: ChannelPlug, channel: Channel | null, connected: Connected | undefined): ChannelInfo {
    return {
      ...channelInfo(plug, channel, { settings: this.#parts.settings, connected }),
      openWith: (given) => this.#tryWith(plug, given),
      openWithout: () => {
        const channel = this.#open(plug, {})
        return this.#info(plug, isRefusal(channel) ? null : channel, undefined)
      },
    }
  }

  /** As it would be with these; nothing is held of it. */
  #tryWith(plug: ChannelPlug, given: Connected['given']): ChannelInfo | Refusal {
    if (this.#parts.closed) return refuse('outbound.closed')
    const { settings } = this.#parts
    const names = Object.keys(given).filter((name) => settings[name] === undefined)
    const own = Object.fromEntries(names.map((name) => [name, given[name] ?? '']))
    const wrong = wrongSetting(plug, own)
    if (wrong) return wrong
    const channel = this.#open(plug, own)
    if (isRefusal(channel)) return refuse('channel.badSettings', { says: startRefused(channel).message })
    return channel === null
      ? refuse('channel.settingsMissing')
      : this.#info(plug, channel, { given: own, unreadable: false })
  }
}

/** What the schema says of each setting that was given; which ones are missing is for `open` to say. */
function wrongSetting(plug: ChannelPlug, given: Connected['given']): Refusal | null {
  const read = plug.settings.safeParse(given)
  const issue = read.error?.issues.find(({ path }) => typeof path[0] === 'string' && path[0] in given)
  return issue ? refuse('channel.badSettings', { says: `${String(issue.path[0])}: ${issue.message}` }) : null
}
