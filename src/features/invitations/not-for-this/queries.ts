import { isSameSubject, subjectOf } from '#engine/rank/subject.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { listNotForThis } from './store.ts'

/** Whom this asker doesn't want for an ask of this subject; for any other they are suggested as before. */
export async function notForThis(tx: Tx, askerId: string, text: string): Promise<ReadonlySet<string>> {
  const said = await listNotForThis(tx, askerId)
  if (said.length === 0) return new Set()
  const subject = subjectOf(text)
  return new Set(said.filter((one) => isSameSubject(one.subject, subject)).map((one) => one.personId))
}
