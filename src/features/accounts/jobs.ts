import { z } from 'zod'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Message } from '#platform/message.ts'
import { isRefusal } from '#platform/refusal.ts'
import { serviceKey } from '#platform/service.ts'
import { unseal } from '#platform/signing/sealed.ts'
import type { Instant } from '#engine/time/instant.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson, secretKeyKey } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { linkPath, seeLink } from './commands/links.ts'
import { MAIL_LINK_JOB, sealPurpose } from './commands/request-sign-in.ts'
import { SIGN_IN_LINK_MS } from './domain.ts'

/** The way out for sign-in links; put into the world by who has the mailer. */
export interface LinkMailer {
  readonly say: (lang: string, key: string, values?: Readonly<Record<string, string | number>>) => string
  /** the absolute address of a path of ours */
  readonly url: (path: string) => string
  /** sends a mail; the same delivery key gives the same Message-ID. Throws an Outage where it can't now */
  readonly deliver: (message: Message, address: string, deliveryKey: string) => Promise<unknown>
}

/** null where no mail leaves */
export const linkMailerKey = serviceKey<LinkMailer | null>('accounts.linkMailer')

const Payload = z.object({ linkId: z.string(), personId: z.string().nullable(), sealed: z.string() })

/** Runs for addresses that nobody has as well, and then does nothing: being asked tells nobody who is here. */
const mailLink = outsideJob(MAIL_LINK_JOB, async ({ transact, services, now }, job) => {
  const { linkId, personId, sealed } = Payload.parse(job.payload)
  const mailer = services.get(linkMailerKey)
  if (personId === null || mailer === null) return
  const token = unseal(services.get(secretKeyKey), sealPurpose(linkId), sealed)
  if (isRefusal(token)) return
  const person = await transact(async (tx) => {
    const link = await seeLink(tx, 'signIn', token)
    return isRefusal(link) ? link : loadPerson(tx, personId)
  })
  // a link that waited so long for the mail server that it has had its day isn't worth a mail
  if (person === null || isRefusal(person) || person.email === null || !isActive(person, now())) return
  const url = mailer.url(linkPath('signIn', token))
  await mailer.deliver(linkMessage(mailer.say, person, { linkId, url, at: now() }), person.email, linkId)
})

export const jobs: readonly JobHandler[] = [mailLink]

function linkMessage(
  say: LinkMailer['say'],
  person: Person,
  link: { readonly linkId: string; readonly url: string; readonly at: Instant },
): Message {
  const lang = person.languages[0] ?? 'en'
  const text = (key: string, values?: Record<string, string | number>) => say(lang, key, values)
  const minutes = SIGN_IN_LINK_MS / 60_000
  return {
    noticeId: link.linkId,
    kind: 'accounts.signIn',
    to: { name: person.name, zone: person.zone ?? 'UTC', lang },
    subject: text('accounts.mail.subject'),
    blocks: [
      { kind: 'paragraph', text: text('accounts.mail.what', { minutes }) },
      { kind: 'paragraph', text: text('accounts.mail.notYou') },
    ],
    actions: [],
    page: { label: text('accounts.mail.button'), url: link.url },
    at: link.at,
  }
}
