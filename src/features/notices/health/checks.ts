import { HOUR } from '#engine/time/instant.ts'
import type { DoctorCheck } from '#platform/doctor-check.ts'
import { waitingFor } from '#platform/jobs/health.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { waitingSince } from './store.ts'

const DELIVER = { kind: 'notices.deliver', field: 'noticeId' }

async function stuck(tx: Tx): Promise<string[]> {
  const ids = await waitingSince(tx, tx.now - HOUR)
  const waiting = await waitingFor(tx, DELIVER, ids)
  return ids.filter((id) => !waiting.has(id))
}

const delivered: DoctorCheck = {
  name: 'a notice that waits will be told',
  async look(tx) {
    return (await stuck(tx)).map((id) => `Notice ${id} waits, and nothing is going to deliver it.`)
  },
  async fix(tx) {
    for (const noticeId of await stuck(tx)) {
      const key = `notice:${noticeId}:doctor:${tx.now}`
      tx.enqueue({ kind: DELIVER.kind, key, payload: { noticeId }, dueAt: tx.now })
    }
  },
}

export const checks: readonly DoctorCheck[] = [delivered]
