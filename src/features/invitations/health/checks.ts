import { MINUTE } from '#engine/time/instant.ts'
import type { DoctorCheck } from '#platform/doctor-check.ts'
import { reactionsWaiting } from '#platform/jobs/health.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { endUnanswered } from '../store.ts'
import { closedButAsking } from './store.ts'

async function found(tx: Tx): Promise<string[]> {
  const askIds = await closedButAsking(tx, tx.now - 15 * MINUTE)
  const waiting = await reactionsWaiting(tx, askIds)
  return askIds.filter((id) => !waiting.has(id))
}

const ended: DoctorCheck = {
  name: 'nobody is asked for what is over',
  async look(tx) {
    return (await found(tx)).map((id) => `Ask ${id} is closed, but invitations to it are still open.`)
  },
  async fix(tx) {
    for (const askId of await found(tx)) await endUnanswered(tx, askId, 'withdrawn', null)
  },
}

export const checks: readonly DoctorCheck[] = [ended]
