import { z } from 'zod'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { isRefusal } from '#platform/refusal.ts'
import { serviceKey } from '#platform/service.ts'
import { unseal } from '#platform/signing/sealed.ts'
import { loadPerson, secretKeyKey } from '#features/people/queries.ts'
import { isActive } from '#features/people/policy.ts'
import { linkPath } from './commands/links.ts'
import { MAIL_LINK_JOB, sealPurpose } from './commands/request-sign-in.ts'

export interface LinkMail {
  readonly name: string
  readonly email: string
  /** BCP 47 tags, the liked one first */
  readonly languages: readonly string[]
  /** path of the page where the link is used, for instance /login/confirm/… */
  readonly path: string
  /** the same at each try: what a stable Message-ID is made from */
  readonly linkId: string
}

/** Sends a sign-in link; put into the world by who has the mailer. Throws an Outage where it can't now. */
export const linkMailerKey = serviceKey<(mail: LinkMail) => Promise<void>>('accounts.linkMailer')

const Payload = z.object({ linkId: z.string(), personId: z.string().nullable(), sealed: z.string() })

/** Runs for addresses that nobody has as well, and then does nothing: being asked tells nobody who is here. */
const mailLink = outsideJob(MAIL_LINK_JOB, async ({ transact, services, now }, job) => {
  const { linkId, personId, sealed } = Payload.parse(job.payload)
  if (personId === null) return
  const person = await transact((tx) => loadPerson(tx, personId))
  if (person === null || isRefusal(person) || person.email === null || !isActive(person, now())) return
  const token = unseal(services.get(secretKeyKey), sealPurpose(linkId), sealed)
  if (isRefusal(token)) return
  const { name, email, languages } = person
  await services.get(linkMailerKey)({ name, email, languages, linkId, path: linkPath('signIn', token) })
})

export const jobs: readonly JobHandler[] = [mailLink]
