import { HOUR } from '#engine/time/instant.ts'
import type { DoctorCheck } from '#platform/doctor-check.ts'
import { waitingFor } from '#platform/jobs/health.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { acceptedWithoutHelper, openPastDeadline } from './store.ts'

const EXPIRE = { kind: 'asks.expire', field: 'askId' }

async function forgottenDeadlines(tx: Tx): Promise<string[]> {
  const open = await openPastDeadline(tx, tx.now - HOUR)
  const waiting = await waitingFor(tx, EXPIRE, open)
  return open.filter((id) => !waiting.has(id))
}

const helped: DoctorCheck = {
  name: 'a yes has a helper',
  async look(tx) {
    const ids = await acceptedWithoutHelper(tx)
    return ids.map((id) => `Ask ${id} counts as accepted, but nobody is its helper.`)
  },
}

const ended: DoctorCheck = {
  name: 'a deadline ends an ask',
  async look(tx) {
    const ids = await forgottenDeadlines(tx)
    return ids.map((id) => `Ask ${id} is open, its deadline has passed, and nothing is going to end it.`)
  },
  async fix(tx) {
    for (const askId of await forgottenDeadlines(tx)) {
      const key = `asks.expire:${askId}:doctor:${tx.now}`
      tx.enqueue({ kind: EXPIRE.kind, key, payload: { askId }, dueAt: tx.now })
    }
  },
}

export const checks: readonly DoctorCheck[] = [helped, ended]
