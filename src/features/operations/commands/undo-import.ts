import { undoRun } from '#features/evidence/commands.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { lockRun, markUndone } from '../store.ts'

/** Takes back what an import of evidence added, also one that was killed. What people removed themselves stays removed. */
export async function undoImport(tx: Tx, runId: string): Promise<{ readonly removed: number } | Refusal> {
  const run = await lockRun(tx, runId)
  if (!run) return refuse('import.unknownRun')
  if (run.importer === 'people') return refuse('import.peopleStay')
  if (run.state === 'undone') return refuse('import.undoneAlready')
  await markUndone(tx, runId)
  return { removed: await undoRun(tx, runId) }
}
