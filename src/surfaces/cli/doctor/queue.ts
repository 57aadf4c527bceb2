import { outages } from '#features/notices/channels/queries.ts'
import { listDeadJobs, requeueDeadJobs } from '#platform/jobs/health.ts'
import { queueHealth } from '#platform/jobs/queue.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import type { Finding } from './finding.ts'

const STALLED_SECONDS = 60

/** Jobs that were given up, jobs that nobody takes although a server runs, and channels whose other side is away. */
export async function lookAtQueue(world: World, fix: boolean): Promise<Finding[]> {
  return [await lookAtDead(world, fix), await lookAtWaiting(world), ...(await lookAtOutages(world))]
}

/** Nothing that Askwell could mend, and the queue is well meanwhile: so it is told apart from a queue that stands. */
async function lookAtOutages({ transact, services }: World): Promise<Finding[]> {
  const found = await transact((tx) => outages(tx, services))
  if (isRefusal(found)) return []
  return found
    .filter(({ seconds }) => seconds > STALLED_SECONDS)
    .map(({ channel, seconds, says, waiting }) => ({
      name: `channel ${channel}`,
      state: 'broken',
      says: `An outage outside Askwell for ${seconds} s: ${says}. ${waiting} wait, and go out by themselves when it answers.`,
    }))
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
