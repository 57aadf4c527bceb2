import { instant, MINUTE } from '#engine/time/instant.ts'
import { findAsk } from '#features/asks/queries.ts'
import type { AskRecord } from '#features/asks/queries.ts'
import type { Content, MakerContext, MessageMaker } from '#features/notices/messages.ts'
import type { Notice } from '#features/notices/messages.ts'
import { namesOf } from '#features/people/queries.ts'
import { formatDuration, formatMoment } from '#platform/i18n/times.ts'
import type { InvitationRow } from './store.ts'
import { findInvitation, passesOf } from './store.ts'

/** Where an invitation stands, to its helper, changes after these. */
const CHANGED_BY: readonly string[] = [
  ...['accepted', 'edited', 'closed', 'reopened', 'takenBack'].map((what) => `ask.${what}`),
  ...['accepted', 'declined', 'passed', 'postponed', 'withdrawn', 'expired', 'undone', 'revived'].map(
    (what) => `invitation.${what}`,
  ),
]

/** The ask in full, why you, minutes, by when, and four answers that each work with one tap. */
const reached: MessageMaker = {
  kind: 'invitations.reached',
  inApp: 'atMoment',
  changedBy: CHANGED_BY,
  over: (context, notice) => invitationOver(context, notice, notice.about.id, 'invitations.reached'),
  compose: (context, notice) => invitationMail(context, notice, notice.about.id, 'invitations.reached'),
}

const again: MessageMaker = {
  kind: 'invitations.again',
  inApp: 'atMoment',
  changedBy: CHANGED_BY,
  over: (context, notice) =>
    invitationOver(context, notice, notice.about.id.split(':')[0] ?? '', 'invitations.again'),
  compose: (context, notice) =>
    invitationMail(context, notice, notice.about.id.split(':')[0] ?? '', 'invitations.again'),
}

const yes: MessageMaker = {
  kind: 'invitations.yes',
  inApp: 'atOnce',
  async compose(context, notice) {
    const invitation = await findInvitation(context.tx, notice.about.id)
    const record = invitation && (await findAsk(context.tx, invitation.askId))
    if (!record || invitation.state !== 'accepted' || record.ask.state.kind === 'closed') return null
    const quote = invitation.note
      ? [{ kind: 'quote' as const, text: invitation.note, by: await fromName(context, notice) }]
      : []
    const content = await said(context, notice, 'invitations.yes', { sign: 'help', more: quote })
    return { ...content, reply: noteOn(record.id) }
  },
}

/** Told once to those whom it had reached. Still true whatever happens later: their part is over. */
const takenCareOf: MessageMaker = {
  kind: 'invitations.takenCareOf',
  inApp: 'atOnce',
  saidByChange: true,
  async compose(context, notice) {
    const invitation = await findInvitation(context.tx, notice.about.id)
    return invitation?.state === 'withdrawn' ? said(context, notice, 'invitations.takenCareOf', {}) : null
  },
}

const passSuggested: MessageMaker = {
  kind: 'invitations.passSuggested',
  inApp: 'atOnce',
  async compose(context, notice) {
    const record = notice.askId ? await findAsk(context.tx, notice.askId) : null
    const pass = record && (await passesOf(context.tx, record.id)).find((one) => one.id === notice.about.id)
    if (!pass || pass.state !== 'suggested' || record.ask.state.kind !== 'open') return null
    const other =
      pass.toId === null ? pass.who : (await namesOf(context.tx, [pass.toId])).get(pass.toId)?.name
    const more = pass.note
      ? [{ kind: 'quote' as const, text: pass.note, by: await fromName(context, notice) }]
      : []
    return said(context, notice, 'invitations.passSuggested', { sign: 'help', other: other ?? '', more })
  },
}

export const messages: readonly MessageMaker[] = [reached, again, yes, takenCareOf, passSuggested]

async function invitationMail(
  context: MakerContext,
  notice: Notice,
  invitationId: string,
  key: string,
): Promise<Content | null> {
  const invitation = await findInvitation(context.tx, invitationId)
  const record = invitation && (await findAsk(context.tx, invitation.askId))
  if (!record || record.ask.state.kind !== 'open' || invitation.state !== 'open') return null
  const name = await fromName(context, notice)
  const { say, lang, links } = context
  return {
    subject: say(lang, `${key}.subject`, { name }),
    sign: 'need',
    urgent: record.ask.content.urgent,
    blocks: [
      { kind: 'paragraph', text: say(lang, `${key}.text`, { name }) },
      { kind: 'quote', text: record.ask.content.text, by: name, ...marked(context, record) },
      { kind: 'facts', items: factsOf(context, record, invitation) },
    ],
    actions: (['accept', 'pass', 'later', 'decline'] as const).map((answer) => ({
      intent: `invitations.${answer}`,
      label: say(lang, `invitations.answer.${answer}`),
      ...(answer === 'pass' || answer === 'later' ? { asksMore: true } : {}),
      ...links.answer(notice.personId, `invitations.${answer}`, { invitationId }),
    })),
    page: { label: say(lang, 'asks.openPage'), url: links.page(`/asks/${record.id}`) },
    reply: noteOn(record.id),
  }
}

/** The same message after its helper's part is over: what became of it, and nothing to answer. */
async function invitationOver(
  context: MakerContext,
  notice: Notice,
  invitationId: string,
  key: string,
): Promise<Content | null> {
  const invitation = await findInvitation(context.tx, invitationId)
  const record = invitation && (await findAsk(context.tx, invitation.askId))
  if (!record) return null
  const name = await fromName(context, notice)
  const { say, lang, links, zone } = context
  const { state } = record.ask
  const end = state.kind === 'closed' ? state.outcome : 'none'
  const until =
    invitation.until === null ? '' : formatMoment(instant(invitation.until), context.tx.now, { lang, zone })
  const values = { state: invitation.state, end, name, until }
  const quote = {
    kind: 'quote' as const,
    text: record.ask.content.text,
    by: name,
    ...marked(context, record),
  }
  return {
    subject: say(lang, `${key}.subject`, { name }),
    // what its asker took back is no longer theirs to read
    blocks: [
      ...(end === 'withdrawn' ? [] : [quote]),
      { kind: 'paragraph', text: say(lang, 'invitations.over', values) },
    ],
    actions: [],
    page: { label: say(lang, 'asks.openPage'), url: links.page(`/asks/${record.id}`) },
  }
}

/** What somebody answers to the mail itself becomes a note on the ask; a yes is a yes by its button alone. */
function noteOn(askId: string): NonNullable<Content['reply']> {
  return { intent: 'asks.writeNote', params: { askId } }
}

function factsOf({ tx, say, lang, zone }: MakerContext, record: AskRecord, invitation: InvitationRow) {
  const { effortMinutes, needBy, why } = record.ask.content
  const reasons = invitation.reasons as string[]
  const facts = [
    effortMinutes === null
      ? null
      : [say(lang, 'invitations.fact.effort'), formatDuration(effortMinutes * MINUTE, lang)],
    needBy === null
      ? null
      : [say(lang, 'invitations.fact.needBy'), formatMoment(needBy, tx.now, { lang, zone })],
    why === null ? null : [say(lang, 'invitations.fact.why'), why],
    [say(lang, 'invitations.fact.whyYou'), reasons[0] ?? say(lang, 'invitations.fact.named')],
  ]
  return facts.flatMap((fact) => (fact ? [{ label: fact[0] ?? '', text: fact[1] ?? '' }] : []))
}

function marked({ say, lang }: MakerContext, record: AskRecord) {
  return record.simulated ? { mark: say(lang, 'invitations.simulated') } : {}
}

interface Said {
  readonly sign?: 'need' | 'help'
  readonly other?: string
  readonly more?: Content['blocks']
}

async function said(
  context: MakerContext,
  notice: Notice,
  key: string,
  { sign, other = '', more = [] }: Said,
) {
  const { say, lang, links } = context
  const values = { name: await fromName(context, notice), other }
  return {
    subject: say(lang, `${key}.subject`, values),
    ...(sign ? { sign } : {}),
    blocks: [{ kind: 'paragraph' as const, text: say(lang, `${key}.text`, values) }, ...more],
    actions: [],
    page: { label: say(lang, 'asks.openPage'), url: links.page(`/asks/${notice.askId ?? ''}`) },
  }
}

async function fromName({ tx }: MakerContext, notice: Notice): Promise<string> {
  return notice.fromId ? ((await namesOf(tx, [notice.fromId])).get(notice.fromId)?.name ?? '') : ''
}
