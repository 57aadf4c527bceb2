import { insideJob, type JobHandler } from '#platform/jobs/handler.ts'
import { renewHolidays } from './commands.ts'

export const jobs: readonly JobHandler[] = [
  insideJob('reach.holidays', async ({ tx }, job) => {
    const { personId } = job.payload as { personId: string }
    await renewHolidays(tx, personId)
  }),
]
