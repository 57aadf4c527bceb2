import { insideJob, type JobHandler } from '#platform/jobs/handler.ts'
import { FORGET_IMPORT_JOB } from './commands/apply-people.ts'
import { LAST_DAY_JOB } from './commands/last-day.ts'
import { PERSON_LEFT } from './events.ts'
import { isActive } from './policy.ts'
import { lockPerson, updatePerson } from './store.ts'
import { forgetChangesOfRun } from './undo/store.ts'

/** Dates may have moved since: whoever is still here stays, and is looked at again on their new last day. */
const leaveAfterLastDay = insideJob(LAST_DAY_JOB, async ({ tx }, job) => {
  const person = await lockPerson(tx, String(job.payload.personId))
  if (!person || person.leftAt !== null || person.endDate === null || isActive(person, tx.now)) return
  await updatePerson(tx, { ...person, leftAt: tx.now })
  const about = { kind: 'person', id: person.id }
  tx.append({ type: PERSON_LEFT, about, payload: {}, hear: [{ about, people: [person.id] }] })
})

const forgetImport = insideJob(FORGET_IMPORT_JOB, async ({ tx }, job) =>
  forgetChangesOfRun(tx, String(job.payload.runId)),
)

export const jobs: readonly JobHandler[] = [leaveAfterLastDay, forgetImport]
