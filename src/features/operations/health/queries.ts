import { z } from 'zod'
import { allActive } from '#features/people/queries.ts'
import type { DoctorCheck } from '#platform/doctor-check.ts'
import { listDeadJobs } from '#platform/jobs/health.ts'
import { queueHealth } from '#platform/jobs/queue.ts'
import { query } from '#platform/operation.ts'
import { serviceKey } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'

/** What the slices look after in their tables; filled from the catalogue by who builds the world. */
export const checksKey = serviceKey<readonly DoctorCheck[]>('operations.checks')

const FindingView = z
  .strictObject({
    name: z.string().meta({ description: 'people, deadJobs, queue, or what a slice calls its promise' }),
    state: z.enum(['ok', 'remark', 'broken']),
    found: z.int().meta({ description: 'people here, jobs given up, seconds overdue, or broken promises' }),
    of: z.int().meta({ description: 'of the people the admins, of the queue the jobs that wait; else 0' }),
  })
  .meta({ id: 'HealthFinding' })
export type FindingView = z.output<typeof FindingView>

/** A queue whose most overdue job waits longer than this stands still. */
const STALLED_SECONDS = 60

export const viewHealth = query({
  name: 'operations.health',
  http: 'GET /admin/health',
  summary: 'What `doctor` looks at inside the database, as figures; no words of anybody, no ids.',
  access: { who: 'admin', scope: 'people' },
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(FindingView), next: z.null() }),
  example: {
    input: {},
    output: { items: [{ name: 'people', state: 'ok', found: 61, of: 2 }], next: null },
  },
  async run({ tx, services }) {
    const items = [await lookAtPeople(tx), await lookAtDead(tx), await lookAtQueue(tx)]
    for (const check of services.get(checksKey)) {
      const { length } = await check.look(tx)
      items.push({ name: check.name, state: length === 0 ? 'ok' : 'broken', found: length, of: 0 })
    }
    return { items, next: null }
  },
})

/** With one admin alone, a lost mailbox leaves the command line as the only way in. */
async function lookAtPeople(tx: Tx): Promise<FindingView> {
  const people = await allActive(tx)
  const admins = people.filter(({ role }) => role === 'admin').length
  return { name: 'people', state: admins > 1 ? 'ok' : 'remark', found: people.length, of: admins }
}

async function lookAtDead(tx: Tx): Promise<FindingView> {
  const dead = await listDeadJobs(tx.db)
  const found = dead.reduce((sum, one) => sum + one.count, 0)
  return { name: 'deadJobs', state: found === 0 ? 'ok' : 'broken', found, of: 0 }
}

async function lookAtQueue(tx: Tx): Promise<FindingView> {
  const { waiting, oldestDueSeconds } = await queueHealth(tx.db, tx.now)
  const state = oldestDueSeconds > STALLED_SECONDS ? 'broken' : 'ok'
  return { name: 'queue', state, found: Math.round(oldestDueSeconds), of: waiting }
}
