import { z } from 'zod'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import { loadPerson } from '#features/people/queries.ts'
import { noteTrouble } from '../channels/store.ts'
import { sendOneOut } from '../deliveries/commands.ts'
import { waysOutKey } from '../messages.ts'
import { connect } from './commands.ts'

const Payload = z.object({ personId: z.string(), channel: z.string(), noticeId: z.string() })

/** Finds somebody on the other side by their mail address, and lets what waited for that go out. */
const meet = outsideJob('notices.meet', async ({ transact, services }, job) => {
  const { personId, channel, noticeId } = Payload.parse(job.payload)
  const way = services.get(waysOutKey).get(channel)
  const person = await transact((tx) => loadPerson(tx, personId))
  if (way?.find === undefined || person === null || isRefusal(person) || person.email === null) return
  try {
    const address = await way.find(person.email)
    if (address === null) return
    await transact(async (tx) => {
      if (await connect(tx, way, personId, address)) await sendOneOut(tx, services, way, noticeId)
    })
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    await transact((tx) => noteTrouble(tx, channel, error.message))
    throw error
  }
})

export const jobs: readonly JobHandler[] = [meet]
