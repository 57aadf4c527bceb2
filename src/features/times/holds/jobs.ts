import { z } from 'zod'
import { writeIntoCalendar } from '#features/calendars/entries/commands.ts'
import { linksKey, sayKey } from '#features/notices/messages.ts'
import { loadPerson } from '#features/people/queries.ts'
import { writeEntry } from '#platform/calendar/write-hold.ts'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { WRITE } from './domain.ts'
import { findChanged, holdFor } from './queries.ts'

const Payload = z.object({ change: z.string(), personId: z.string(), calendarId: z.string() })

/** Into the calendars of those who allowed it; what has changed again since is left to the job of that change. */
const write = outsideJob(WRITE, async ({ transact, services }, job) => {
  const { change, personId, calendarId } = Payload.parse(job.payload)
  const entry = await transact((tx) => compose(tx, services, change, personId))
  if (entry === null || isRefusal(entry)) return
  await writeIntoCalendar({ transact, services }, { calendarId, ...entry })
})

export const jobs: readonly JobHandler[] = [write]

async function compose(tx: Tx, services: Services, change: string, personId: string) {
  const row = await findChanged(tx, change)
  // what has begun stays where it was
  if (row === null || row.startsAt <= tx.now) return null
  const lang = (await loadPerson(tx, personId))?.languages[0] ?? 'en'
  const viewer = { personId, lang, say: services.get(sayKey), links: services.get(linksKey) }
  const hold = await holdFor(tx, row, viewer)
  return hold && { holdId: hold.id, ics: hold.state === 'agreed' ? writeEntry(hold) : null }
}
