import { setTimeout as wait } from 'node:timers/promises'
import { isPostmasterOf, type Postmaster } from './postmaster.ts'
import { answers } from './socket-folder.ts'

export interface Health {
  readonly up: boolean
  /** times that PostgreSQL ended under us and was started again */
  readonly restarts: number
  /** why it isn't up, as a sentence */
  readonly problem?: string
}

export interface Keeper {
  health(): Health
  /** Looks no more; a restart that is under way is waited for. */
  stop(): Promise<void>
}

export interface KeeperParts {
  readonly cluster: string
  readonly first: Postmaster
  /** starts or adopts; throws a sentence */
  readonly bringUp: () => Promise<Postmaster>
  readonly log: (sentence: string) => void
  readonly lookEveryMs?: number
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/** Looks after the PostgreSQL of a server: where it ends under us it is started again, with growing pauses. */
export function keepRunning(parts: KeeperParts): Keeper {
  const stopping = new AbortController()
  let health: Health = { up: true, restarts: 0 }
  const pause = (ms: number) =>
    wait(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)

  const restart = async (): Promise<Postmaster | undefined> => {
    for (let ms = FIRST_PAUSE_MS; !stopping.signal.aborted; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
      try {
        const postmaster = await parts.bringUp()
        health = { up: true, restarts: health.restarts + 1 }
        parts.log('PostgreSQL runs again.')
        return postmaster
      } catch (error) {
        // kept for health(), said in the log, and tried again: a full disk gets room, a machine gets memory
        health = { ...health, up: false, problem: (error as Error).message }
        parts.log(`PostgreSQL could not be started again: ${(error as Error).message}`)
        await pause(ms)
      }
    }
    return undefined
  }

  const look = async (): Promise<void> => {
    let current: Postmaster | undefined = parts.first
    while (current && !stopping.signal.aborted) {
      await pause(parts.lookEveryMs ?? 300)
      if (stopping.signal.aborted || (await lives(parts.cluster, current))) continue
      health = { ...health, up: false, problem: 'PostgreSQL ended and is being started again.' }
      parts.log('PostgreSQL ended under us and is being started again.')
      current = await restart()
    }
  }

  const looking = look()
  return {
    health: () => health,
    async stop() {
      stopping.abort()
      await looking
    },
  }
}

async function lives(cluster: string, postmaster: Postmaster): Promise<boolean> {
  return postmaster.elsewhere ? answers(postmaster) : isPostmasterOf(cluster, postmaster.pid)
}
