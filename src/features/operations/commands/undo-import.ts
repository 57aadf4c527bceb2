import { whoSignedIn } from '#features/accounts/queries.ts'
import { undoRun } from '#features/evidence/commands.ts'
import { addedBy, undoPeopleRun } from '#features/people/undo/commands.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { PEOPLE_UNDO_MS } from '../runs/queries.ts'
import type { ImportRun } from '../schema.ts'
import { lockRun, markUndone } from '../store.ts'

export interface UndoneImport {
  readonly run: ImportRun
  /** pieces of evidence, or people who are as they were before */
  readonly removed: number
  /** people whom something newer changed, or who have come in since */
  readonly kept: number
}

/**
 * Takes back what an import added or changed, also one that was killed. Evidence at any time; what people removed
 * themselves stays removed. People for a day, and only where nothing newer changed them.
 */
export async function undoImport(tx: Tx, runId: string): Promise<UndoneImport | Refusal> {
  const run = await lockRun(tx, runId)
  if (!run) return refuse('import.unknownRun')
  if (run.state === 'undone') return refuse('import.undoneAlready')
  if (run.importer !== 'people') {
    await markUndone(tx, runId)
    return { run, removed: await undoRun(tx, runId), kept: 0 }
  }
  if (tx.now - run.startedAt >= PEOPLE_UNDO_MS) return refuse('import.peopleStay')
  const inUse = await whoSignedIn(tx, await addedBy(tx, runId))
  await markUndone(tx, runId)
  return { run, ...(await undoPeopleRun(tx, runId, inUse)) }
}
