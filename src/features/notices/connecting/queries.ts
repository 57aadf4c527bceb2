import { isRefusal } from '#platform/refusal.ts'
import { type Keys, listSecrets, readSecret } from '#platform/secrets/secrets.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type Given, listConnected } from './store.ts'

/** What an admin gave one channel, secrets among it. Stays in the process that opens the channel. */
export interface Connected {
  readonly given: Given
  /** true where a secret of it was sealed with a key that is gone */
  readonly unreadable: boolean
}

export interface AllConnected {
  /** equal as long as nothing was changed */
  readonly version: string
  readonly channels: ReadonlyMap<string, Connected>
}

/** @returns null where the version is still the one that the asker has: nothing has to be opened */
export async function readConnected(
  tx: Tx,
  keys: Keys,
  have: string | null,
): Promise<{ readonly changed: AllConnected | null }> {
  const rows = await listConnected(tx)
  const version = rows.map((row) => row.version).join()
  if (version === have) return { changed: null }
  const channels = new Map<string, Connected>()
  for (const { channel, given } of rows) {
    const secrets = await secretsOf(tx, keys, channel)
    channels.set(channel, { given: { ...given, ...secrets.given }, unreadable: secrets.unreadable })
  }
  return { changed: { version, channels } }
}

/** Whose secrets a channel's are. */
export function channelOwner(channel: string): string {
  return `channel:${channel}`
}

export async function secretsOf(tx: Tx, keys: Keys, channel: string): Promise<Connected> {
  const owner = channelOwner(channel)
  const given: Record<string, string> = {}
  let unreadable = false
  for (const { name } of await listSecrets(tx, owner)) {
    const text = await readSecret(tx, keys, { owner, name })
    if (isRefusal(text)) unreadable = true
    else if (text !== null) given[name] = text
  }
  return { given, unreadable }
}
