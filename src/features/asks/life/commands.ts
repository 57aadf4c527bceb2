import type { Actor } from '#platform/actor.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Hearing, Tx } from '#platform/tx/tx.ts'
import { type AskCommand, type AskEvent, helpersOf, live } from '../domain.ts'
import { addViewer, type AskRecord, lockAsk, saveAsk } from '../store.ts'
import { addToTimeline, removeFromTimeline, type TimelineEntry } from '../timeline/store.ts'

/** Who did it, as the timeline and the events need it. */
export interface By {
  readonly actor: Actor
  /** a word that goes with it: "Happy to", "what happened" */
  readonly words?: string
}

/** Runs one command on a locked ask and writes what follows from it: row, events, timeline, timers. */
export async function change(
  tx: Tx,
  held: AskRecord,
  command: AskCommand,
  by: By,
): Promise<AskRecord | Refusal> {
  const outcome = live(held.ask, command, tx.now)
  if (isRefusal(outcome)) return outcome
  if (outcome.events.length === 0) return held
  let next = held
  for (const event of outcome.events) next = stamped(next, event, tx)
  next = { ...next, ask: outcome.ask }
  await saveAsk(tx, next)
  for (const event of outcome.events) await tellOf(tx, next, event, by)
  return next
}

/** The yes: on a named ask an invitation's accept, elsewhere an offer that the asker takes. */
export async function acceptAsk(
  tx: Tx,
  askId: string,
  helperId: string,
  by: By,
): Promise<AskRecord | Refusal> {
  const held = await lockAsk(tx, askId)
  assert(held, `The ask ${askId} that somebody accepts exists.`)
  if (held.askerId === helperId) return refuse('ask.ownAsk')
  const next = await change(tx, held, { kind: 'accept', helperId }, by)
  if (!isRefusal(next)) await addViewer(tx, askId, helperId)
  return next
}

/** From now on this person may see the ask: an invitation reached them. */
export async function letSee(tx: Tx, askId: string, personId: string): Promise<void> {
  await addViewer(tx, askId, personId)
}

/** A line on the timeline that another slice tells (reached, passed along, declined with a word). */
export async function remark(tx: Tx, entry: TimelineEntry): Promise<void> {
  await addToTimeline(tx, entry)
}

/** Takes a remark back whose answer was undone within seconds. */
export async function unremark(
  tx: Tx,
  line: { readonly askId: string; readonly kind: string; readonly personId: string },
): Promise<void> {
  await removeFromTimeline(tx, line)
}

function stamped(record: AskRecord, event: AskEvent, tx: Tx): AskRecord {
  switch (event.type) {
    case 'ask.opened':
      return { ...record, openedAt: tx.now }
    case 'ask.accepted':
      return { ...record, acceptedAt: tx.now }
    case 'ask.takenBack':
      return { ...record, acceptedAt: null }
    case 'ask.closed':
      return { ...record, closedAt: tx.now }
    case 'ask.reopened':
      return { ...record, closedAt: null, note: null, keep: false, minutesSaved: null }
    default:
      return record
  }
}

async function tellOf(tx: Tx, record: AskRecord, event: AskEvent, by: By): Promise<void> {
  if (record.ask.seenBy === null) {
    // what was never sent concerns nobody but its asker, and leaves no line for later readers
    tx.append({ ...eventFor(record, event), hear: [toAsker(record)] })
    return
  }
  tx.append(eventFor(record, event))
  await addToTimeline(tx, lineFor(record, event, by))
  if (event.type === 'ask.opened' || event.type === 'ask.reopened' || event.type === 'ask.edited')
    timers(tx, record)
  // those that came due while there was a yes have found nothing to do
  if (event.type === 'ask.takenBack') timers(tx, record, `:${record.ask.version}`)
}

/** Timers only look again: what they do is decided by the state at that moment. */
export function timers(tx: Tx, record: AskRecord, again = ''): void {
  const { needBy, widen } = record.ask.content
  if (needBy !== null) {
    const key = `asks.expire:${record.id}:${needBy}${again}`
    tx.enqueue({ kind: 'asks.expire', key, payload: { askId: record.id }, dueAt: needBy })
  }
  for (const step of widen) {
    const key = `asks.widen:${record.id}:${step.kind}:${step.at}${again}`
    tx.enqueue({
      kind: 'asks.widen',
      key,
      payload: { askId: record.id, to: step.kind, at: step.at },
      dueAt: step.at,
    })
  }
}

function toAsker(record: AskRecord): Hearing {
  return { about: { kind: 'ask', id: record.id }, people: [record.askerId] }
}

function eventFor(record: AskRecord, event: AskEvent) {
  const about = { kind: 'ask', id: record.id }
  const people = [record.askerId, ...helpersOf(record.ask.state)]
  return {
    type: event.type,
    about,
    payload: {
      askId: record.id,
      askerId: record.askerId,
      state: record.ask.state.kind,
      ...(event.type === 'ask.closed' ? { outcome: event.outcome } : {}),
      ...(event.type === 'ask.accepted' ? { helperId: event.helperId } : {}),
      ...(event.type === 'ask.widened' ? { to: event.to } : {}),
    },
    hear: [
      { about, people },
      { about, audienceOf: about },
    ],
  }
}

const LINES = {
  'ask.opened': 'asked',
  'ask.edited': 'edited',
  'ask.accepted': 'yes',
  'ask.begun': 'begun',
  'ask.timeReleased': 'timeReleased',
  'ask.takenBack': 'takenBack',
  'ask.widened': 'widened',
  'ask.reopened': 'reopened',
} as const

function lineFor(record: AskRecord, event: AskEvent, by: By): TimelineEntry {
  const simulated = by.actor.kind === 'person' && by.actor.simulated
  const base = { askId: record.id, simulated, ...(by.words ? { words: by.words } : {}) }
  const who = by.actor.kind === 'person' ? { personId: by.actor.personId } : {}
  switch (event.type) {
    case 'ask.accepted':
      return { ...base, kind: 'yes', personId: event.helperId, seenBy: 'parties' }
    case 'ask.takenBack':
    case 'ask.timeReleased':
      return { ...base, ...who, kind: LINES[event.type], seenBy: 'parties' }
    case 'ask.closed':
      return { ...base, ...who, kind: event.outcome, seenBy: record.keep ? 'audience' : 'parties' }
    case 'ask.widened':
      return { ...base, kind: `widened.${event.to}`, seenBy: 'asker' }
    default:
      return { ...base, ...who, kind: LINES[event.type], seenBy: 'audience' }
  }
}

export function isSimulated(actor: Actor): boolean {
  return actor.kind === 'person' && actor.simulated
}
