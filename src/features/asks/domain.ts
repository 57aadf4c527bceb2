import { DAY, type Instant, MINUTE } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'

/*
 * ask       somebody's need in their own words, bounded by minutes and a deadline
 * audience  how far the asker agreed that it goes when sent: named people, suggested ones, the team, everyone
 * widening  a further audience at a time, agreed to at sending; nothing goes further without it
 * helper    who said yes (or whose offer the asker took)
 * outcome   how a closed ask ended; `expired` is given by the clock alone
 */

export type AudienceKind = 'people' | 'suggested' | 'team' | 'everyone'
export type Audience =
  | { readonly kind: 'people'; readonly people: readonly string[] }
  | { readonly kind: Exclude<AudienceKind, 'people'> }
export interface Widening {
  readonly kind: Exclude<AudienceKind, 'people'>
  readonly at: Instant
}
export type Outcome = 'solved' | 'partly' | 'not' | 'withdrawn' | 'expired'

export type AskState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted' | 'inProgress'; readonly helpers: readonly string[] }
  | { readonly kind: 'closed'; readonly outcome: Outcome; readonly helpers: readonly string[] }

export interface AskContent {
  readonly text: string
  readonly effortMinutes: number | null
  readonly needBy: Instant | null
  readonly why: string | null
  readonly audience: Audience | null
  readonly widen: readonly Widening[]
  readonly urgent: boolean
  readonly passing: boolean
  readonly guess: number | null
}

export interface Ask {
  readonly content: AskContent
  readonly state: AskState
  /** widest audience in force; null for a draft */
  readonly seenBy: AudienceKind | null
  readonly version: number
}

export interface Closing {
  readonly outcome: Exclude<Outcome, 'expired'>
  readonly note: string | null
  readonly helpers: readonly string[] | null
  readonly keep: boolean
  readonly minutesSaved: number | null
}

export type AskCommand =
  | { readonly kind: 'edit'; readonly changes: Partial<AskContent> }
  | { readonly kind: 'send'; readonly defaultNeedBy: Instant }
  | { readonly kind: 'accept'; readonly helperId: string }
  | { readonly kind: 'begin' }
  /** the agreed time was let go: there is a helper, and no time */
  | { readonly kind: 'releaseTime' }
  /** a yes that was a slip: the search goes on */
  | { readonly kind: 'takeBack'; readonly helperId: string }
  | { readonly kind: 'widen'; readonly to: Widening['kind'] }
  | { readonly kind: 'close'; readonly closing: Closing }
  | { readonly kind: 'expire' }
  | { readonly kind: 'reopen'; readonly needBy: Instant | null; readonly defaultNeedBy: Instant }

export type AskEvent =
  | { readonly type: 'ask.edited'; readonly content: AskContent }
  | { readonly type: 'ask.opened'; readonly needBy: Instant; readonly seenBy: AudienceKind }
  | { readonly type: 'ask.accepted'; readonly helperId: string }
  | { readonly type: 'ask.begun' }
  | { readonly type: 'ask.timeReleased' }
  | { readonly type: 'ask.takenBack' }
  | { readonly type: 'ask.widened'; readonly to: Widening['kind'] }
  | { readonly type: 'ask.closed'; readonly outcome: Outcome; readonly helpers: readonly string[] }
  /** without a deadline where it was withdrawn as a draft: then it is a draft again */
  | { readonly type: 'ask.reopened'; readonly needBy: Instant | null }

export const refusals: RefusalSpecs = {
  'ask.alreadyAccepted': { status: 409, text: 'asks.refusal.alreadyAccepted' },
  'ask.alreadySent': { status: 409, text: 'asks.refusal.alreadySent' },
  'ask.notSent': { status: 409, text: 'asks.refusal.notSent' },
  'ask.closed': { status: 409, text: 'asks.refusal.closed' },
  'ask.notClosed': { status: 409, text: 'asks.refusal.notClosed' },
  'ask.nobodyYet': { status: 409, text: 'asks.refusal.nobodyYet' },
  'ask.audienceMissing': { status: 422, text: 'asks.refusal.audienceMissing' },
  'ask.audienceFixed': { status: 409, text: 'asks.refusal.audienceFixed' },
  'ask.deadlinePast': { status: 422, text: 'asks.refusal.deadlinePast' },
  'ask.deadlineFar': { status: 422, text: 'asks.refusal.deadlineFar' },
  'ask.widenPast': { status: 422, text: 'asks.refusal.widenPast' },
  'ask.widenNarrower': { status: 422, text: 'asks.refusal.widenNarrower' },
  'ask.namedSelf': { status: 422, text: 'asks.refusal.namedSelf' },
  'ask.cannotName': { status: 409, text: 'asks.refusal.cannotName' },
  'ask.unnamedNotYet': { status: 409, text: 'asks.refusal.unnamedNotYet' },
  'ask.noTeam': { status: 409, text: 'asks.refusal.noTeam' },
  'ask.notAHelper': { status: 422, text: 'asks.refusal.notAHelper' },
  'ask.onlyTheAsker': { status: 403, text: 'asks.refusal.onlyTheAsker' },
  'ask.onlyAHelper': { status: 403, text: 'asks.refusal.onlyAHelper' },
  'ask.noWordings': { status: 409, text: 'asks.refusal.noWordings' },
  'ask.ownAsk': { status: 409, text: 'asks.refusal.ownAsk' },
}

const WIDTH: Readonly<Record<AudienceKind, number>> = { people: 0, suggested: 1, team: 2, everyone: 3 }
const FURTHEST_DEADLINE = 400 * DAY

export function isWider(to: AudienceKind, from: AudienceKind): boolean {
  return WIDTH[to] > WIDTH[from]
}

/** What happens when this is asked of that ask now: events, or a refusal that says what to do instead. */
export function decide(ask: Ask, command: AskCommand, now: Instant): readonly AskEvent[] | Refusal {
  switch (command.kind) {
    case 'edit':
      return decideEdit(ask, command.changes, now)
    case 'send':
      return decideSend(ask, command.defaultNeedBy, now)
    case 'accept':
      return decideAccept(ask, command.helperId)
    case 'begin':
      return decideBegin(ask)
    case 'releaseTime':
      return ask.state.kind === 'inProgress' ? [{ type: 'ask.timeReleased' }] : []
    case 'takeBack':
      return decideTakeBack(ask, command.helperId)
    case 'widen':
      return decideWiden(ask, command.to)
    case 'close':
      return decideClose(ask, command.closing)
    case 'expire':
      return decideExpire(ask, now)
    case 'reopen':
      return decideReopen(ask, command.needBy ?? command.defaultNeedBy, now)
  }
}

function decideEdit(ask: Ask, changes: Partial<AskContent>, now: Instant): readonly AskEvent[] | Refusal {
  if (ask.state.kind === 'closed') return refuse('ask.closed')
  const isSent = ask.state.kind !== 'draft'
  if (isSent && changes.audience !== undefined) return refuse('ask.audienceFixed')
  const merged = { ...ask.content, ...changes }
  if (isSame(merged, ask.content)) return []
  const content = isSent ? { ...merged, needBy: merged.needBy ?? ask.content.needBy } : merged
  const wrong = isSent ? wrongTimes(content, ask.seenBy ?? 'people', now, changes) : null
  return wrong ?? [{ type: 'ask.edited', content }]
}

function decideSend(ask: Ask, defaultNeedBy: Instant, now: Instant): readonly AskEvent[] | Refusal {
  if (ask.state.kind === 'closed') return refuse('ask.closed')
  if (ask.state.kind !== 'draft') return refuse('ask.alreadySent')
  const audience = ask.content.audience
  if (audience === null) return refuse('ask.audienceMissing')
  const content = { ...ask.content, needBy: ask.content.needBy ?? defaultNeedBy }
  const wrong = wrongTimes(content, audience.kind, now, content)
  if (wrong) return wrong
  return [{ type: 'ask.opened', needBy: content.needBy, seenBy: audience.kind }]
}

/** Saying again what is already so is no edit. */
function isSame(next: AskContent, before: AskContent): boolean {
  const keys = Object.keys(next) as (keyof AskContent)[]
  return keys.every((key) => JSON.stringify(next[key]) === JSON.stringify(before[key]))
}

function wrongTimes(
  content: AskContent,
  seenBy: AudienceKind,
  now: Instant,
  changed: Partial<AskContent>,
): Refusal | null {
  if (changed.needBy !== undefined && content.needBy !== null) {
    if (content.needBy <= now) return refuse('ask.deadlinePast')
    if (content.needBy > now + FURTHEST_DEADLINE) return refuse('ask.deadlineFar')
  }
  if (changed.widen === undefined) return null
  for (const step of content.widen) {
    if (step.at <= now - MINUTE) return refuse('ask.widenPast')
    if (!isWider(step.kind, seenBy)) return refuse('ask.widenNarrower')
  }
  return null
}

function decideAccept(ask: Ask, helperId: string): readonly AskEvent[] | Refusal {
  switch (ask.state.kind) {
    case 'draft':
      return refuse('ask.notSent')
    case 'closed':
      // Whoever comes late hears that somebody was first, also when that help has ended since.
      return refuse(isHelpedByAnother(ask.state, helperId) ? 'ask.alreadyAccepted' : 'ask.closed')
    case 'open':
      return [{ type: 'ask.accepted', helperId }]
    default:
      return ask.state.helpers.includes(helperId) ? [] : refuse('ask.alreadyAccepted')
  }
}

function isHelpedByAnother(state: AskState, helperId: string): boolean {
  const helpers = helpersOf(state)
  return helpers.length > 0 && !helpers.includes(helperId)
}

function decideBegin(ask: Ask): readonly AskEvent[] | Refusal {
  if (ask.state.kind === 'inProgress') return []
  if (ask.state.kind === 'accepted') return [{ type: 'ask.begun' }]
  return refuse(ask.state.kind === 'closed' ? 'ask.closed' : 'ask.nobodyYet')
}

function decideTakeBack(ask: Ask, helperId: string): readonly AskEvent[] | Refusal {
  if (ask.state.kind === 'closed') return refuse('ask.closed')
  return helpersOf(ask.state).includes(helperId) ? [{ type: 'ask.takenBack' }] : []
}

function decideWiden(ask: Ask, to: Widening['kind']): readonly AskEvent[] | Refusal {
  if (ask.state.kind !== 'open' || ask.seenBy === null || !isWider(to, ask.seenBy)) return []
  return [{ type: 'ask.widened', to }]
}

function decideClose(ask: Ask, closing: Closing): readonly AskEvent[] | Refusal {
  if (ask.state.kind === 'closed') {
    return ask.state.outcome === closing.outcome ? [] : refuse('ask.closed')
  }
  if (ask.state.kind === 'draft' && closing.outcome !== 'withdrawn') return refuse('ask.notSent')
  const held = 'helpers' in ask.state ? ask.state.helpers : []
  return [{ type: 'ask.closed', outcome: closing.outcome, helpers: closing.helpers ?? held }]
}

function decideExpire(ask: Ask, now: Instant): readonly AskEvent[] {
  const due = ask.content.needBy !== null && ask.content.needBy <= now
  return ask.state.kind === 'open' && due ? [{ type: 'ask.closed', outcome: 'expired', helpers: [] }] : []
}

function decideReopen(ask: Ask, needBy: Instant, now: Instant): readonly AskEvent[] | Refusal {
  if (ask.state.kind !== 'closed') return refuse('ask.notClosed')
  if (ask.seenBy === null) return [{ type: 'ask.reopened', needBy: null }]
  if (needBy <= now) return refuse('ask.deadlinePast')
  if (needBy > now + FURTHEST_DEADLINE) return refuse('ask.deadlineFar')
  return [{ type: 'ask.reopened', needBy }]
}

/** The next state. Total: an event that was decided can always be applied. */
export function evolve(ask: Ask, event: AskEvent): Ask {
  const next = { ...ask, version: ask.version + 1 }
  switch (event.type) {
    case 'ask.edited':
      return { ...next, content: event.content }
    case 'ask.opened':
      return {
        ...next,
        content: { ...ask.content, needBy: event.needBy },
        state: { kind: 'open' },
        seenBy: event.seenBy,
      }
    case 'ask.accepted':
      return { ...next, state: { kind: 'accepted', helpers: [event.helperId] } }
    case 'ask.begun':
      return { ...next, state: { kind: 'inProgress', helpers: helpersOf(ask.state) } }
    case 'ask.timeReleased':
      return { ...next, state: { kind: 'accepted', helpers: helpersOf(ask.state) } }
    case 'ask.takenBack':
      return { ...next, state: { kind: 'open' } }
    case 'ask.widened':
      return { ...next, seenBy: event.to }
    case 'ask.closed':
      return { ...next, state: { kind: 'closed', outcome: event.outcome, helpers: event.helpers } }
    case 'ask.reopened':
      return event.needBy === null
        ? { ...next, state: { kind: 'draft' } }
        : { ...next, content: { ...ask.content, needBy: event.needBy }, state: reopened(ask.state) }
  }
}

export function helpersOf(state: AskState): readonly string[] {
  return 'helpers' in state ? state.helpers : []
}

/** Who had said yes is still the helper; where nobody had, the search goes on. */
function reopened(state: AskState): AskState {
  const helpers = helpersOf(state)
  return helpers.length > 0 ? { kind: 'accepted', helpers } : { kind: 'open' }
}

/** Runs a command on a state: the state after it and what happened, or the refusal. */
export function live(
  ask: Ask,
  command: AskCommand,
  now: Instant,
): { ask: Ask; events: readonly AskEvent[] } | Refusal {
  const events = decide(ask, command, now)
  return isRefusal(events) ? events : { ask: events.reduce(evolve, ask), events }
}
