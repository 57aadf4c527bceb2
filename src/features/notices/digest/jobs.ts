import { z } from 'zod'
import { nextMoment } from '#engine/reach/next-moment.ts'
import type { Instant } from '#engine/time/instant.ts'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import type { Block, Message } from '#platform/message.ts'
import { isRefusal, Outage } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { deleteBrowsers } from '../browsers/store.ts'
import { noteSent, noteTrouble } from '../channels/store.ts'
import { choiceFor, draft, MAIL } from '../letter/queries.ts'
import { type Place, placeOf } from '../addresses/queries.ts'
import { linksKey, sayKey, type WayOut, waysOutKey } from '../messages.ts'
import { markDead } from '../replies/commands.ts'
import { listUnread } from '../store.ts'
import { DIGEST_LOOKS_BACK, digestKey, type DigestOf, MOST_ITEMS } from './domain.ts'
import { lastDigestAt, lockDigest, settleDigest } from './store.ts'

const Payload = z.object({ personId: z.string(), channel: z.string().default(MAIL), week: z.string() })

/** What is still true, unread and chosen for the digest, in one message; where nothing is, there is none. */
const digest = outsideJob('notices.digest', async ({ transact, services }, job) => {
  const of = Payload.parse(job.payload)
  const way = services.get(waysOutKey).get(of.channel)
  const letter = await transact((tx) => write(tx, services, of, way))
  if (letter === null || isRefusal(letter) || way === undefined) return
  try {
    const { externalId, goneBrowsers = [] } = await way.deliver(letter.message, letter.place.address, {
      key: digestKey(of),
    })
    await transact(async (tx) => {
      await settleDigest(tx, of, 'sent', externalId ?? null)
      await deleteBrowsers(tx, of, goneBrowsers)
      await noteSent(tx, of.channel)
    })
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    const { permanent, addressCode } = error
    await transact(async (tx) => {
      if (permanent) await settleDigest(tx, of, 'failed', null)
      else await noteTrouble(tx, of.channel, error.message)
      if (addressCode === undefined) return
      const { personId, channel } = of
      await markDead(tx, { personId, channel, address: letter.place.text, code: addressCode })
    })
    if (addressCode === undefined) throw error
  }
})

export const jobs: readonly JobHandler[] = [digest]

async function write(
  tx: Tx,
  services: Services,
  of: DigestOf,
  way: WayOut | undefined,
): Promise<{ message: Message; place: Place } | null> {
  const held = await lockDigest(tx, of)
  if (held?.state !== 'waiting' || way === undefined) return null
  const drop = async () => {
    await settleDigest(tx, of, 'dropped', null)
    return null
  }
  const person = await loadPerson(tx, of.personId)
  const reach = (await loadReach(tx, [of.personId])).get(of.personId)
  if (!person?.email || !reach || !isActive(person, tx.now)) return drop()
  const place = await placeOf(tx, way, person)
  const own = { personId: of.personId, kind: 'notices.digest', channel: of.channel }
  if (place === null || (await choiceFor(tx, services, own, { place, reach })) === 'off') return drop()
  const moment = nextMoment({ ...reach, optedOut: false }, tx.now)
  if (moment === null) return drop()
  if (moment > tx.now) return waitUntil(tx, of, moment)
  const items = await openItems(tx, services, of, place)
  if (items.length === 0) return drop()
  const to = { name: person.name, zone: reach.zone, lang: person.languages[0] ?? 'en' }
  return { place, message: digestMessage(services, of, { to, items, at: tx.now }) }
}

/** After a pause or a holiday, then with what is open by then. */
function waitUntil(tx: Tx, of: DigestOf, moment: Instant): null {
  const key = `${digestKey(of)}:${moment}`
  tx.enqueue({ kind: 'notices.digest', key, payload: { ...of }, dueAt: moment })
  return null
}

async function openItems(tx: Tx, services: Services, of: DigestOf, place: Place): Promise<Message[]> {
  const { personId, channel } = of
  const since = Math.max((await lastDigestAt(tx, of)) ?? 0, tx.now - DIGEST_LOOKS_BACK)
  const items: Message[] = []
  for (const row of await listUnread(tx, personId, since)) {
    const drafted = await draft(tx, services, row)
    if (drafted === null) continue
    const about = { personId, kind: row.kind, channel }
    const choice = await choiceFor(tx, services, about, { place, reach: drafted.reach })
    if (choice === 'digest') items.push(drafted.message)
  }
  return items
}

interface Told {
  readonly to: Message['to']
  readonly items: readonly Message[]
  readonly at: Instant
}

function digestMessage(services: Services, of: DigestOf, { to, items, at }: Told): Message {
  const say = services.get(sayKey)
  const links = services.get(linksKey)
  const count = items.length
  const left = count - MOST_ITEMS
  const more: Block[] =
    left > 0 ? [{ kind: 'paragraph', text: say(to.lang, 'notices.digest.more', { count: left }) }] : []
  const unsubscribe = {
    ...links.unsubscribe(of.personId, 'notices.digest'),
    what: say(to.lang, 'notices.digest.mailKind'),
  }
  return {
    noticeId: `${of.personId}:${of.week}`,
    kind: 'notices.digest',
    to,
    subject: say(to.lang, 'notices.digest.subject', { count }),
    blocks: [
      { kind: 'paragraph', text: say(to.lang, 'notices.digest.text') },
      ...items.slice(0, MOST_ITEMS).flatMap(blocksOf),
      ...more,
    ],
    actions: [],
    page: { label: say(to.lang, 'notices.digest.open'), url: links.page('/notices') },
    ...(of.channel === MAIL ? { unsubscribe } : {}),
    at,
  }
}

/** What it is about in one line, and the words of who asks or writes, with whatever marks them. */
function blocksOf(item: Message): readonly Block[] {
  const quote = item.blocks.find((block) => block.kind === 'quote')
  const line: Block = { kind: 'paragraph', text: item.subject }
  return quote === undefined ? [line] : [line, quote]
}
