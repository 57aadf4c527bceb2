import { nextMoment } from '#engine/reach/next-moment.ts'
import type { Instant } from '#engine/time/instant.ts'
import type { Message } from '#platform/message.ts'
import { assert } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import type { Reach } from '#features/reach/schema.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Choice, Notice } from '../domain.ts'
import { type Content, linksKey, makersKey, type MessageMaker, sayKey, waysOutKey } from '../messages.ts'
import type { Place } from '../addresses/queries.ts'
import { findDeadAddress } from '../replies/store.ts'
import { findChoices, type NoticeRow, noticeOf } from '../store.ts'

/** The channel whose address a person's record has, and whose choice for all kinds their reach has. */
export const MAIL = 'email'

/** What a notice says now, to whom, and when this may reach them. */
export interface Draft {
  readonly message: Message
  readonly person: { readonly id: string; readonly email: string }
  readonly reach: Reach
  readonly reply: Content['reply']
  /** the next moment at which this may reach them; null where there is none */
  readonly moment: Instant | null
}

/**
 * Null where it is no longer true, or the person is no longer here.
 *
 * @param says `over`: what a message that they have says after that
 */
export async function draft(
  tx: Tx,
  services: Services,
  row: NoticeRow,
  says: 'now' | 'over' = 'now',
): Promise<Draft | null> {
  const person = await loadPerson(tx, row.personId)
  if (!person?.email || !isActive(person, tx.now)) return null
  const reach = (await loadReach(tx, [person.id])).get(person.id)
  const maker = services.get(makersKey).get(row.kind)
  assert(reach && maker, `Somebody knows how to say a notice of the kind ${row.kind}.`)
  const notice = noticeOf(row)
  const lang = person.languages[0] ?? 'en'
  const context = { tx, links: services.get(linksKey), say: services.get(sayKey), lang, zone: reach.zone }
  const content = says === 'now' ? await maker.compose(context, notice) : await maker.over?.(context, notice)
  if (!content) return null
  const to = { name: person.name, zone: reach.zone, lang }
  const { urgent = false, reply, ...said } = content
  const message = messageOf(notice, to, said, services)
  // a calendar isn't disturbed by anything, and what it doesn't know in the evening is missing in the morning
  const moment = maker.only ? tx.now : nextMoment(timesFor(maker, reach), tx.now, { urgent })
  return { message, person: { id: person.id, email: person.email }, reach, reply, moment }
}

/** Who wants no asks of others still wants to hear of their own. */
function timesFor(maker: MessageMaker, reach: Reach): Reach {
  return maker.inApp === 'atOnce' ? { ...reach, optedOut: false } : reach
}

/**
 * How this kind goes to this person by this channel: what they chose for the kind, else for the whole channel; `off`
 * where the kind is for the app alone, where they have no address there, or where the other side said that it takes
 * nothing. The one place that decides it.
 */
export async function choiceFor(
  tx: Tx,
  services: Services,
  of: { readonly personId: string; readonly kind: string; readonly channel: string },
  to: { readonly place: Place | null; readonly reach: Reach },
): Promise<Choice> {
  const usual = usualChoice(of.channel, to.reach)
  const maker = services.get(makersKey).get(of.kind)
  if (maker?.byMail === false || usual === 'off') return 'off'
  if (maker?.only !== services.get(waysOutKey).get(of.channel)?.only) return 'off'
  if (to.place === null || (of.channel === MAIL && (await isInCalendar(tx, services, of.personId, maker))))
    return 'off'
  const dead = await findDeadAddress(tx, of.personId, of.channel)
  if (dead?.address === to.place.text) return 'off'
  return (await findChoices(tx, of.personId, of.channel)).get(of.kind) ?? usual
}

/** Two mails about one time are one too many: where the calendar's goes, the other doesn't. */
async function isInCalendar(
  tx: Tx,
  services: Services,
  personId: string,
  maker: MessageMaker | undefined,
): Promise<boolean> {
  if (maker?.calendarKind === undefined) return false
  const calendar = [...services.get(waysOutKey).values()].find(({ only }) => only === 'holds')
  if (calendar === undefined) return false
  const choice = (await findChoices(tx, personId, calendar.id)).get(maker.calendarKind) ?? 'atOnce'
  return choice === 'atOnce' && (await findDeadAddress(tx, personId, calendar.id)) === null
}

/** Who gave a channel an address of theirs wants to be reached there, until they say otherwise. */
function usualChoice(channel: string, reach: Reach): Choice {
  return channel === MAIL ? reach.mail : 'atOnce'
}

function messageOf(notice: Notice, to: Message['to'], content: Content, services: Services): Message {
  const what = services.get(sayKey)(to.lang, `${notice.kind}.mailKind`)
  return {
    ...content,
    noticeId: notice.id,
    kind: notice.kind,
    to,
    at: notice.at,
    unsubscribe: { ...services.get(linksKey).unsubscribe(notice.personId, notice.kind), what },
    ...(notice.askId ? { threadKey: notice.askId } : {}),
  }
}
