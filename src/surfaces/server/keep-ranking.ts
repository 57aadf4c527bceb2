import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from './world.ts'

const EVERY_MS = 5 * 60_000

/**
 * Reads the ranking's evidence as soon as the server runs, so that the first person who asks doesn't wait for it, and
 * keeps its snapshot fresh: what somebody removed elsewhere is off this process's disk within five minutes.
 */
export function keepRanking(world: World): { close(): Promise<void> } {
  let work = Promise.resolve()
  const run = () => {
    work = work.then(() => keepOnce(world))
  }
  run()
  const tick = setInterval(run, EVERY_MS)
  return {
    async close() {
      clearInterval(tick)
      await work
    },
  }
}

async function keepOnce(world: World): Promise<void> {
  try {
    const kept = await world.transact((tx) => world.services.get(rankingKey).keep(tx))
    if (isRefusal(kept)) world.log.warn({ code: kept.refusal }, 'The ranking was not kept.')
  } catch (error) {
    // The log has all that the snapshot would; who asks meanwhile is answered from it.
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    world.log.warn({ code }, 'The ranking could not be kept on disk.')
  }
}
