import { DAY, HOUR } from '#engine/time/instant.ts'
import { deleteKeptBefore } from '#features/notices/inbox/commands.ts'
import { deleteDeliveriesBefore } from '#features/webhooks/deliveries/commands.ts'
import { deleteKeysBefore } from '#features/notices/replies/commands.ts'
import type { World } from './world.ts'

const FINISHED_JOBS_KEPT = 30 * DAY
const HOOK_LOG_KEPT = 30 * DAY
const EVENTS_KEPT = 30 * DAY

/**
 * Deletes what has served its time: answers kept for idempotency after a day, rate counts, finished jobs, and events
 * that no stream will ask for any more. Ages are wall time, but for events, which carry the process clock's.
 */
export function sweepJob(world: World): { stop(): void } {
  const run = () => {
    // A sweep that fails costs disk space until the next one; doctor shows the database's own trouble.
    sweep(world).catch(() => undefined)
  }
  const first = setTimeout(run, 30_000)
  const each = setInterval(run, HOUR)
  return {
    stop() {
      clearTimeout(first)
      clearInterval(each)
    },
  }
}

async function sweep({ db, clock, transact }: World): Promise<void> {
  const wall = clock.wall()
  await db
    .deleteFrom('platformIdempotency')
    .where('createdAt', '<', wall - DAY)
    .execute()
  await db
    .deleteFrom('platformRates')
    .where('windowStart', '<', wall - DAY)
    .execute()
  await db
    .deleteFrom('platformJobs')
    .where('state', '=', 'done')
    .where('finishedAt', '<', wall - FINISHED_JOBS_KEPT)
    .execute()
  await transact((tx) => deleteKeysBefore(tx, tx.now - DAY))
  // a call is refused by its own date long before
  await transact((tx) => deleteKeptBefore(tx, wall - DAY))
  await transact((tx) => deleteDeliveriesBefore(tx, tx.now - HOOK_LOG_KEPT))
  await db
    .deleteFrom('platformEvents')
    .where('seq', 'is not', null)
    .where('at', '<', clock.now() - EVENTS_KEPT)
    .execute()
}
