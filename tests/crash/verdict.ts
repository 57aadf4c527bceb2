import type { Seen, Sight } from './facts.ts'
import { type Entry, type History, isAcknowledged } from './history.ts'

export interface Verdict {
  /** acknowledged writes that are not there any more */
  readonly lost: readonly string[]
  /** asks, thanks, invitations and notices that are there twice */
  readonly doubled: readonly string[]
  /** whatever else must not be: a 5xx other than 503, a job that stands still, a mail under two Message-IDs */
  readonly wrong: readonly string[]
  readonly extraMails: number
}

/** Holds what was answered against what is there, offline. */
export function judge(history: History, sight: Sight): Verdict {
  const { seen, stored } = sight
  return {
    lost: [
      ...lostAsks(history, seen),
      ...lostAnswers(history, seen),
      ...lostEnds(history, seen),
      ...lostInvitations(history, sight),
    ],
    doubled: [
      ...doubles('ask', stored.askTexts),
      ...doubles(
        'invitation',
        stored.invitations.map(({ ask, person }) => `${ask} for ${person}`),
      ),
      ...seen.flatMap(doublesOf),
    ],
    wrong: [...wrongAnswers(history), ...unrest(sight), ...unlikeMails(sight)],
    extraMails: sight.mails.length - new Set(sight.mails.map((mail) => mail.noticeId)).size,
  }
}

function lostAsks(history: History, seen: readonly Seen[]): string[] {
  const asks = new Map(seen.flatMap((one) => one.asks.map((ask) => [ask.id, ask] as const)))
  return acknowledged(history, 'create')
    .filter((entry) => asks.get(entry.askId)?.text !== entry.words)
    .map((entry) => `ask ${entry.askId}`)
}

/** A yes stays a yes; a no may have become a yes, which no writer here says. */
function lostAnswers(history: History, seen: readonly Seen[]): string[] {
  const states = new Map(
    seen.flatMap((one) => one.invitations.map((invitation) => [invitation.id, invitation.state] as const)),
  )
  const helpers = new Map(
    seen.flatMap((one) => one.asks.map((ask) => [ask.id, ask.helpers.map((helper) => helper.id)] as const)),
  )
  const yes = acknowledged(history, 'accept').filter(
    (entry) =>
      states.get(entry.invitationId ?? '') !== 'accepted' || !helpers.get(entry.askId)?.includes(entry.by),
  )
  const no = acknowledged(history, 'decline').filter(
    (entry) => states.get(entry.invitationId ?? '') !== 'declined',
  )
  return [...yes, ...no].map((entry) => `${entry.what} of ${entry.askId}`)
}

function lostEnds(history: History, seen: readonly Seen[]): string[] {
  const asks = new Map(seen.flatMap((one) => one.asks.map((ask) => [ask.id, ask] as const)))
  const closed = acknowledged(history, 'close').filter((entry) => asks.get(entry.askId)?.state !== 'closed')
  const thanked = acknowledged(history, 'thank').filter(
    (entry) => !asks.get(entry.askId)?.thanks.some((thanks) => thanks.text === entry.words),
  )
  return [...closed, ...thanked].map((entry) => `${entry.what} of ${entry.askId}`)
}

/** Who was named has an invitation; and has heard of it, in the app and by mail, where the ask is still open. */
function lostInvitations(history: History, { seen, stored, mails }: Sight): string[] {
  const made = new Set(stored.invitations.map(({ ask, person }) => `${ask} ${person}`))
  const open = new Set(
    seen.flatMap((one) => one.asks.filter((ask) => ask.state === 'open').map((ask) => ask.id)),
  )
  const mailed = new Set(mails.map((mail) => mail.noticeId))
  const told = new Set(
    seen.flatMap(({ personId, notices, invitations }) => {
      const listed = new Set(invitations.map((invitation) => invitation.askId))
      return notices
        .filter((notice) => notice.kind === 'invitations.reached' && mailed.has(notice.id))
        .filter((notice) => listed.has(notice.askId ?? ''))
        .map((notice) => `${notice.askId} ${personId}`)
    }),
  )
  return acknowledged(history, 'create').flatMap((entry) => {
    const pairs = entry.named.map((personId) => `${entry.askId} ${personId}`)
    const unmade = pairs.filter((pair) => !made.has(pair)).map((pair) => `invitation ${pair}`)
    const untold = open.has(entry.askId) ? pairs.filter((pair) => !told.has(pair)) : []
    return [...unmade, ...untold.map((pair) => `word of the invitation ${pair}`)]
  })
}

/** In no person's lists is there anything twice. */
function doublesOf({ asks, invitations, notices }: Seen): string[] {
  const thanks = asks.flatMap((ask) => ask.thanks.map((one) => one.text))
  return [
    ...doubles('thanks', thanks),
    ...doubles(
      'listed invitation',
      invitations.map((invitation) => invitation.askId),
    ),
    ...doubles(
      'notice',
      notices.map((notice) => `${notice.kind} about ${notice.askId}`),
    ),
  ]
}

/** A write ends well or is told that somebody else was first; nothing is ever a fault. */
function wrongAnswers(history: History): string[] {
  const faults = history.entries.filter((entry) =>
    entry.tries.some((one) => one !== 503 && Number(one) >= 500),
  )
  const refused = history.entries.filter(
    (entry) => !isAcknowledged(entry) && !(entry.what === 'accept' && entry.code === 'ask.alreadyAccepted'),
  )
  const firsts = doubles(
    'yes',
    acknowledged(history, 'accept').map((entry) => entry.askId),
  )
  return [...[...faults, ...refused].map(said), ...firsts]
}

function unrest({ stored }: Sight): string[] {
  const unsent = stored.unsentMails > 0 ? [`${stored.unsentMails} mails were never sent`] : []
  return [...stored.stuckJobs.map((job) => `job ${job}`), ...unsent]
}

function unlikeMails({ mails }: Sight): string[] {
  const ids = new Map<string, Set<string>>()
  for (const { noticeId, messageId } of mails) {
    ids.set(noticeId, (ids.get(noticeId) ?? new Set()).add(messageId))
  }
  const unlike = [...ids].filter(([, messageIds]) => messageIds.size > 1)
  return unlike.map(([noticeId]) => `mails under several Message-IDs about ${noticeId}`)
}

function acknowledged(history: History, what: Entry['what']): Entry[] {
  return history.of(what).filter(isAcknowledged)
}

function doubles(what: string, things: readonly string[]): string[] {
  const once = new Set<string>()
  const twice = new Set<string>()
  for (const thing of things) (once.has(thing) ? twice : once).add(thing)
  return [...twice].map((thing) => `${what} ${thing}`)
}

function said(entry: Entry): string {
  return `${entry.what} of ${entry.askId}: ${entry.tries.join(', ')} ${entry.code}`
}
