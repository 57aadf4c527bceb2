import type { Channel, Inbox } from '#channels/contract.ts'
import {
  findInboxPlace,
  holdInbox,
  letInboxGo,
  noteInboxTrouble,
  saveInboxPlace,
} from '#features/notices/channels/commands.ts'
import { keepRaw } from '#features/notices/inbox/commands.ts'
import { takeReceived } from '#features/notices/replies/commands.ts'
import { later } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { World } from './world.ts'

/** A process that dies gives its inbox back after this; one that lives renews it at each look. */
const HELD_MS = 150_000

/**
 * Acts on one raw thing of a channel: all of it or nothing, once however often it comes.
 *
 * @param place where the inbox was read up to, kept with the effect
 */
export async function takeRaw(
  world: World,
  channel: Channel,
  raw: Uint8Array,
  place?: string,
): Promise<readonly string[]> {
  assert(channel.receive, `The channel ${channel.id} takes something in.`)
  const received = await channel.receive(raw)
  return run(world, async (tx) => {
    const outcomes: string[] = []
    for (const one of received) outcomes.push(await takeReceived(tx, world.services, channel.id, one))
    if (place !== undefined) await saveInboxPlace(tx, channel.id, place)
    return outcomes
  })
}

/** Reads the inboxes of the channels that have one, on one of the servers at a time, and follows their changes. */
export function openInboxes(world: World): { close(): Promise<void> } {
  const holder = newId()
  const open = new Map<Channel, { readonly ending: AbortController; readonly done: Promise<void> }>()
  const read = async (channel: Channel, signal: AbortSignal) => {
    await channel.listen?.(inboxOf(world, channel, holder), signal)
    await run(world, (tx) => letInboxGo(tx, channel.id, holder))
  }
  const follow = () => {
    const now = [...world.channels.values()].filter((channel) => channel.listen !== undefined)
    for (const [channel, { ending }] of open) {
      if (now.includes(channel)) continue
      ending.abort()
      open.delete(channel)
    }
    for (const channel of now) {
      if (open.has(channel)) continue
      const ending = new AbortController()
      open.set(channel, { ending, done: read(channel, ending.signal) })
    }
  }
  follow()
  world.onChannels(follow)
  return {
    async close() {
      for (const { ending } of open.values()) ending.abort()
      // the database may be away just then: the time of the one who held it runs out by itself
      await Promise.allSettled([...open.values()].map(({ done }) => done))
    },
  }
}

function inboxOf(world: World, channel: Channel, holder: string): Inbox {
  const { id } = channel
  return {
    mayFetch: () => run(world, (tx) => holdInbox(tx, id, holder, later(tx.wall, HELD_MS))),
    place: () => run(world, (tx) => findInboxPlace(tx, id)),
    async take(raw, place) {
      await takeRaw(world, channel, raw, place)
    },
    keep: (name, raw) => run(world, (tx) => keepRaw(tx, id, name, raw)),
    skip: (place) => run(world, (tx) => saveInboxPlace(tx, id, place)),
    report: (trouble) => run(world, (tx) => noteInboxTrouble(tx, id, trouble)),
  }
}

async function run<T>(world: World, work: (tx: Tx) => Promise<T>): Promise<T> {
  const outcome = await world.transact(work)
  assert(!isRefusal(outcome), 'What comes in is taken or remembered, and never refused as a whole.')
  return outcome
}
