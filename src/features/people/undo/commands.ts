import type { Tx } from '#platform/tx/tx.ts'
import { saveChanged } from '../commands/change.ts'
import type { Person } from '../schema.ts'
import { listManagersAbove, lockPerson } from '../store.ts'
import { isStill, takeBack } from './domain.ts'
import { forgetChangesOfRun, type ImportChange, listChanges, markWithdrawn } from './store.ts'

export interface TakenBack {
  /** people who are as they were before the import */
  readonly removed: number
  /** people who have been changed since, or are in use: what is newer stays */
  readonly kept: number
}

/**
 * Takes back what an import of people did, where nothing newer changed it. Who was added leaves again and loses
 * nothing that others wrote; a later list brings them in as if they were new.
 *
 * @param inUse people who have come in themselves: they stay, whatever the list was
 */
export async function undoPeopleRun(tx: Tx, runId: string, inUse: ReadonlySet<string>): Promise<TakenBack> {
  const kept = new Set<string>()
  const seen = new Set<string>()
  for (const change of await listChanges(tx, runId)) {
    const person = await lockPerson(tx, change.personId)
    if (!person || person.erasedAt !== null) continue
    seen.add(person.id)
    const whole =
      change.kind === 'added'
        ? !inUse.has(person.id) && (await withdraw(tx, person, change))
        : await putBack(tx, person, change)
    if (!whole) kept.add(person.id)
  }
  await forgetChangesOfRun(tx, runId)
  return { removed: seen.size - kept.size, kept: kept.size }
}

/** Ids of whom a run added. */
export async function addedBy(tx: Tx, runId: string): Promise<string[]> {
  const changes = await listChanges(tx, runId)
  return changes.filter(({ kind }) => kind === 'added').map(({ personId }) => personId)
}

async function withdraw(tx: Tx, person: Person, { after }: ImportChange): Promise<boolean> {
  if (!isStill(person, after)) return false
  const gone = { ...person, leftAt: tx.now }
  await saveChanged(tx, person, { person: gone, fields: [], left: true, returned: false })
  await markWithdrawn(tx, person.id)
  return true
}

async function putBack(tx: Tx, person: Person, change: ImportChange): Promise<boolean> {
  const { managerId } = change.before
  const above = managerId ? await listManagersAbove(tx, managerId) : []
  if (above.includes(person.id)) return false
  const { changed, whole } = takeBack(person, change)
  await saveChanged(tx, person, changed)
  return whole
}
