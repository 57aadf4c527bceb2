import { listDeadJobs, requeueDeadJobs } from '#platform/jobs/health.ts'
import { queueHealth } from '#platform/jobs/queue.ts'
import type { World } from '#surfaces/server/world.ts'
import type { Finding } from './finding.ts'

const STALLED_SECONDS = 60

/** Jobs that were given up, and jobs that nobody takes although a server runs. */
export async function lookAtQueue(world: World, fix: boolean): Promise<Finding[]> {
  return [await lookAtDead(world, fix), await lookAtWaiting(world)]
}

async function lookAtDead(world: World, fix: boolean): Promise<Finding> {
  const dead = await listDeadJobs(world.db)
  if (dead.length === 0) return { name: 'dead jobs', state: 'ok', says: 'none' }
  const which = dead.map(
    ({ kind, count, lastError }) => `${count} × ${kind} (${lastError ?? 'no reason kept'})`,
  )
  if (!fix) return { name: 'dead jobs', state: 'broken', says: `Given up: ${which.join(', ')}` }
  await world.transact((tx) => requeueDeadJobs(tx))
  return {
    name: 'dead jobs',
    state: 'fixed',
    says: `Will be tried again: ${which.join(', ')}`,
  }
}

async function lookAtWaiting(world: World): Promise<Finding> {
  const { waiting, oldestDueSeconds } = await queueHealth(world.db, world.clock.now())
  if (oldestDueSeconds <= STALLED_SECONDS) return { name: 'queue', state: 'ok', says: `${waiting} jobs wait` }
  const overdue = `${waiting} jobs wait, the oldest is ${oldestDueSeconds} s overdue`
  if (await isServed(world)) {
    return {
      name: 'queue',
      state: 'broken',
      says: `${overdue}, though a server runs: look at its log, start it again.`,
    }
  }
  return { name: 'queue', state: 'remark', says: `${overdue}; they run when npx askwell serve does.` }
}

/** A server listens for what others commit; nobody else does. */
async function isServed({ pool }: World): Promise<boolean> {
  const { rows } = await pool.query<{ served: boolean }>(
    `select exists (select from pg_stat_activity where datname = current_database() and query ilike 'listen %') as served`,
  )
  return rows[0]?.served === true
}
