import { wake } from '#features/gatherings/commands/act.ts'
import { insideJob, type JobHandler } from '#platform/jobs/handler.ts'
import { ring } from './domain/ritual.ts'

/** At the end of a phase or of a turn: the clock says so, if it still is the end. */
const wakeRing = insideJob('ring.wake', async (context, job) => {
  const { id } = job.payload as { id: string }
  await wake(context, ring, id)
})

export const jobs: readonly JobHandler[] = [wakeRing]
