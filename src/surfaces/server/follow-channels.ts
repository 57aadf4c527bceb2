import { readConnected } from '#features/notices/connecting/queries.ts'
import type { Log } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Keys } from '#platform/secrets/secrets.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { ChannelSet } from './channel-set.ts'

export interface FollowerParts {
  readonly channels: ChannelSet
  readonly keys: Keys
  readonly transact: Transact
  readonly log: Log
}

export interface Follower {
  /** a transaction of this process is about to change something: look after the next commit */
  expect(): void
  committed(): void
  /** looks now, after the look that is under way */
  look(): Promise<void>
  /** until no look is under way */
  rest(): Promise<void>
}

/** Opens in this process what an admin connected in any: at once where it was here, else at the next look. */
export function followChannels({ channels, keys, transact, log }: FollowerParts): Follower {
  let version: string | null = ''
  let expected = false
  let last: Promise<void> = Promise.resolve()
  const lookOnce = async () => {
    const read = await transact((tx) => readConnected(tx, keys, version))
    if (isRefusal(read) || read.changed === null) return
    version = read.changed.version
    await channels.take(read.changed)
  }
  const look = () => {
    last = last.then(lookOnce).catch((error: unknown) => {
      // the database is away, or a channel couldn't be closed: the next look tries again
      log.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'Channels could not be looked after.',
      )
    })
    return last
  }
  return {
    expect: () => {
      expected = true
    },
    committed: () => {
      if (!expected) return
      expected = false
      void look()
    },
    look,
    rest: () => last,
  }
}
