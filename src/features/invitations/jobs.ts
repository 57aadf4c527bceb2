import { insideJob, type JobHandler } from '#platform/jobs/handler.ts'
import { comeBack, reachOut, replan, runWave } from './waves/commands.ts'

export const jobs: readonly JobHandler[] = [
  insideJob('invitations.wave', async ({ tx, services }, job) => {
    const { askId, number, at } = job.payload as { askId: string; number: number; at: number }
    await runWave(tx, services, askId, { number, at })
  }),
  insideJob('invitations.replan', async ({ tx, services }, job) => {
    const { askId } = job.payload as { askId: string }
    await replan(tx, services, askId)
  }),
  insideJob('invitations.reach', async ({ tx }, job) => {
    const { invitationId } = job.payload as { invitationId: string }
    await reachOut(tx, invitationId)
  }),
  insideJob('invitations.comeBack', async ({ tx }, job) => {
    const { invitationId, until } = job.payload as { invitationId: string; until: number }
    await comeBack(tx, invitationId, until)
  }),
]
