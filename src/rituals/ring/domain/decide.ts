import { instant, later, SECOND } from '#engine/time/instant.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Saying } from '#src/rituals/contract.ts'
import { isOver } from '#src/rituals/contract/timer.ts'
import { cardsOf, withCard } from './cards.ts'
import type { Joining, Leading, Offering, RingCommand, Settling, Writing } from './commands.ts'
import { isLeading, roleOf } from './leading.ts'
import { hasBegun, opensBy, phaseOf, roundOf } from './phases.ts'
import { advance, decidePress, hasLeadersAsk, isOneTable, turned } from './press.ts'
import type { Card, Offer, RingEvent, RingState, Seat } from './state.ts'
import { isShown } from './sight.ts'
import { nextTurn, replaceTable, tableOf, upcoming } from './turns.ts'

/** After this long without its host a ring says so. */
export const HOST_MISSED_MS = 60 * SECOND

type Outcome = readonly RingEvent[] | Refusal

/** What follows from something that was said to a ring: events, a refusal, or nothing where it was said before. */
export function decide(state: RingState, said: RingCommand, saying: Saying): Outcome {
  // the server's clock may jump back; a ring's never does, so that nobody's time grows by it
  const at = { ...saying, now: instant(Math.max(saying.now, state.lastAt)) }
  if (said.kind === 'tick') return tick(state, at)
  if (said.kind === 'presence') return presence(state, said)
  if (said.kind === 'join') return join(state, said, at)
  if (said.kind === 'forget') return forget(state, said.seatIds)
  if (said.kind === 'end') return endPromise(state, said.offerId, said.to)
  if (said.kind === 'fit') return [{ kind: 'fitted', fits: said.fits }]
  if (said.kind === 'weigh')
    return phaseOf(state) === 'lobby' ? [{ kind: 'weighed', potential: said.potential }] : []
  const seat = at.by === null ? undefined : state.seats[at.by]
  if (seat === undefined || seat.gone === 'removed') return refuse('request.notFound')
  return decideOf(state, said, { at, seat })
}

interface By {
  readonly at: Saying
  readonly seat: Seat
}

type OfSeat = Exclude<
  RingCommand,
  { readonly kind: 'tick' | 'presence' | 'join' | 'forget' | 'fit' | 'weigh' | 'end' }
>

function decideOf(state: RingState, said: OfSeat, by: By): Outcome {
  switch (said.kind) {
    case 'press':
      return decidePress(state, said, by.at)
    case 'lead':
      return lead(state, said, by.seat)
    case 'write':
      return write(state, said, by)
    case 'offer':
      return offer(state, said, by)
    case 'withdraw':
      return withdraw(state, said.offerId, by.seat)
    case 'see':
      return see(state, said.cardIds, by.seat)
    case 'tell':
      return phaseOf(state) === 'closed'
        ? refuse('ring.over')
        : [{ kind: 'told', seatId: by.seat.id, tally: said.tally }]
    case 'settle':
      return settle(state, said, by.seat)
    case 'leave':
      return by.seat.gone === null ? [gone(by.seat.id, 'left')] : []
    case 'return':
      return comeBack(state, by.seat)
    case 'replan':
      return replan(state, said.plan, by.seat)
  }
}

function join(state: RingState, said: Joining, { makeId }: Saying): Outcome {
  const known = Object.values(state.seats).find(
    ({ personId }) => personId !== null && personId === said.personId,
  )
  if (known?.gone === 'removed') return refuse('ring.removed')
  if (known?.gone === null) return []
  if (phaseOf(state) === 'closed') return refuse('ring.over')
  const { personId, name, teamId } = said
  const fresh: Seat = {
    id: makeId(),
    personId,
    name,
    teamId,
    tableId: smallestTable(state),
    isCohost: false,
    hereBy: null,
    gone: null,
    tally: null,
  }
  return [{ kind: 'joined', seat: known ? { ...known, gone: null } : fresh }]
}

/** A guest who had left and kept their key. */
function comeBack(state: RingState, seat: Seat): Outcome {
  if (seat.gone === null) return []
  return phaseOf(state) === 'closed'
    ? refuse('ring.over')
    : [{ kind: 'joined', seat: { ...seat, gone: null } }]
}

function forget(state: RingState, seatIds: readonly string[]): Outcome {
  const known = seatIds.filter((id) => state.seats[id])
  return known.length === 0 ? [] : [{ kind: 'forgot', seatIds: known }]
}

/** Late or not, everybody gets a place: at the table that has the fewest people. */
function smallestTable({ run }: RingState): string | null {
  return run.tables.reduce((least, table) => (table.seatIds.length < least.seatIds.length ? table : least)).id
}

function presence(state: RingState, said: Extract<RingCommand, { kind: 'presence' }>): Outcome {
  const { holder } = said
  const came = said.came.filter((id) => state.seats[id] && state.seats[id].hereBy !== holder)
  const went = said.left.filter((id) => state.seats[id]?.hereBy === holder)
  const events: RingEvent[] = []
  if (went.length > 0) events.push({ kind: 'went', seatIds: went, holder })
  if (came.length > 0) events.push({ kind: 'came', seatIds: came, holder })
  return events
}

function write(state: RingState, said: Writing, { at, seat }: By): Outcome {
  const { round, text, mayGoOutside } = said
  if (phaseOf(state) === 'closed') return refuse('ring.over')
  if (!state.plan.rounds.includes(round)) return refuse('ring.noSuchRound')
  if (said.isReady && text.trim() === '') return refuse('ring.emptyCard')
  const before = cardsOf(state, seat.id).find((card) => card.round === round)
  if (before?.readAt && (before.text !== text || !said.isReady)) return refuse('ring.alreadyRead')
  const card: Card = {
    id: before?.id ?? at.makeId(),
    seatId: seat.id,
    round,
    text,
    isReady: said.isReady,
    mayGoOutside,
    readAt: before?.readAt ?? null,
  }
  if (before && isSameCard(before, card)) return []
  const wrote: RingEvent = { kind: 'wrote', card }
  const more = card.isReady ? whenReady(withCard(state, card), seat, at) : []
  return isRefusal(more) ? [wrote] : [wrote, ...more]
}

function isSameCard(a: Card, b: Card): boolean {
  return a.text === b.text && a.isReady === b.isReady && a.mayGoOutside === b.mayGoOutside
}

/** The last card that was waited for ends the writing; one for a table that waits for one comes up at once. */
function whenReady(after: RingState, seat: Seat, { now }: Saying): Outcome {
  if (phaseOf(after) === 'writing' && after.run.timer.leftMs === null) {
    return isEverybodyReady(after) ? advance(after, now) : []
  }
  const round = roundOf(after)
  const table = tableOf(after, seat.id)
  if (round === null || table?.turn !== null) return []
  return upcoming(after, table, round).length === 0
    ? []
    : [turned(after.run, nextTurn(after, table, round, now))]
}

/** Whether each who is here has a card for each round; one person alone is nobody to wait for. */
export function isEverybodyReady(state: RingState): boolean {
  const here = Object.values(state.seats).filter(({ gone, hereBy }) => gone === null && hereBy !== null)
  return here.length > 1 && here.every((seat) => isSeatReady(state, seat.id))
}

export function isSeatReady(state: RingState, seatId: string): boolean {
  const ready = cardsOf(state, seatId).filter((card) => card.isReady)
  return state.plan.rounds.every((round) => ready.some((card) => card.round === round))
}

function offer(state: RingState, said: Offering, { at, seat }: By): Outcome {
  const card = state.cards[said.cardId]
  if (!card || !isShown(state, card)) return refuse('request.notFound')
  if (card.seatId === seat.id) return refuse('ring.ownCard')
  if (!hasBegun(state)) return refuse('ring.notYet')
  if (phaseOf(state) === 'closed') return refuse('ring.over')
  const before = (state.offersOfCard[card.id] ?? [])
    .map((id) => state.offers[id])
    .find((given) => given?.fromSeatId === seat.id && given.kind === said.offer)
  const { line, note } = said
  if (before && before.line === line && before.note === note) return []
  const given: Offer = {
    id: before?.id ?? at.makeId(),
    cardId: card.id,
    fromSeatId: seat.id,
    kind: said.offer,
    line: line === '' ? (before?.line ?? '') : line,
    note: note ?? before?.note ?? null,
    at: before?.at ?? at.now,
    isHeld: before?.isHeld ?? state.isHolding,
    promise: before?.promise ?? null,
  }
  return [{ kind: 'offered', offer: given }]
}

function withdraw(state: RingState, offerId: string, seat: Seat): Outcome {
  const given = state.offers[offerId]
  if (!given || given.isHeld) return refuse('request.notFound')
  if (given.fromSeatId !== seat.id) return refuse('ring.notYourOffer')
  return given.promise === null ? [{ kind: 'withdrew', offerId }] : refuse('ring.isPromised')
}

function see(state: RingState, cardIds: readonly string[], seat: Seat): Outcome {
  const known = new Set(state.seen[seat.id])
  const fresh = [...new Set(cardIds)].filter((id) => {
    const card = state.cards[id]
    return card !== undefined && !known.has(id) && isShown(state, card)
  })
  return fresh.length === 0 ? [] : [{ kind: 'saw', seatId: seat.id, cardIds: fresh }]
}

function settle(state: RingState, said: Settling, seat: Seat): Outcome {
  const given = state.offers[said.offerId]
  const asker = state.cards[given?.cardId ?? '']?.seatId
  if (!given || given.isHeld || (asker !== seat.id && given.fromSeatId !== seat.id))
    return refuse('request.notFound')
  if (given.kind === 'too') return refuse('ring.noPromise')
  // who asked takes it, and says whether it was kept; either may let it go
  if (said.to !== 'released' && asker !== seat.id) return refuse('ring.onlyTheAsker')
  const before = given.promise
  if (said.to === 'kept' && before === null) return refuse('ring.notPromised')
  const { when, channel, askId } = said
  const promise = {
    state: said.to,
    when: when ?? before?.when ?? null,
    channel: channel ?? before?.channel ?? null,
    askId: askId ?? before?.askId ?? null,
  }
  if (before && JSON.stringify(before) === JSON.stringify(promise)) return []
  return [{ kind: 'settled', offerId: given.id, promise }]
}

/** What was said about a promise where it lives now: on the page of its ask. */
function endPromise(state: RingState, offerId: string, to: 'kept' | 'released'): Outcome {
  const before = state.offers[offerId]?.promise
  if (!before || before.state !== 'promised') return []
  return [{ kind: 'settled', offerId, promise: { ...before, state: to } }]
}

function lead(state: RingState, { press, aboutId }: Leading, seat: Seat): Outcome {
  if (!isLeading(state, seat.id)) return refuse('ring.notLeading')
  if (press === 'show' || press === 'hide') return moderate(state, press === 'hide', aboutId)
  const about = state.seats[aboutId]
  if (!about || about.gone !== null) return refuse('request.notFound')
  const isHost = roleOf(state, seat.id) === 'host'
  if (press === 'handOver') {
    if (!isHost && aboutId !== seat.id) return refuse('ring.onlyTheHost')
    return state.hostId === aboutId ? [] : [{ kind: 'led', hostId: aboutId }]
  }
  if (press === 'cohost') {
    return isHost
      ? [{ kind: 'cohost', seatId: aboutId, isCohost: !about.isCohost }]
      : refuse('ring.onlyTheHost')
  }
  return aboutId === state.hostId ? refuse('ring.hostStays') : [gone(aboutId, 'removed')]
}

/** About one offer; without one, whether offers wait from here on. */
function moderate(state: RingState, isHeld: boolean, offerId: string): Outcome {
  if (offerId === '') return state.isHolding === isHeld ? [] : [{ kind: 'holding', isHolding: isHeld }]
  const given = state.offers[offerId]
  if (!given) return refuse('request.notFound')
  return given.isHeld === isHeld ? [] : [{ kind: 'moderated', offerId, isHeld }]
}

function replan(state: RingState, changes: Partial<RingState['plan']>, seat: Seat): Outcome {
  if (!isLeading(state, seat.id)) return refuse('ring.notLeading')
  if (phaseOf(state) !== 'lobby') return refuse('ring.hasBegun')
  return [{ kind: 'planned', plan: { ...state.plan, ...changes } }]
}

function gone(seatId: string, how: 'left' | 'removed'): RingEvent {
  return { kind: 'gone', seatId, how }
}

/** What the clock has to say now: one step at most, so that a clock that jumps ahead skips nothing. */
function tick(state: RingState, { now }: Saying): Outcome {
  if (isHostMissed(state, now)) return [{ kind: 'hostMissed' }]
  const phase = state.run.phases[state.run.place]
  const opens = opensBy(state)
  if (opens !== null) return opens <= now && hasLeadersAsk(state) ? advance(state, now) : []
  if (phase?.exits.includes('clock') && isOver(state.run.timer, now)) return advance(state, now)
  const round = roundOf(state)
  if (round === null || isOneTable(state)) return []
  const over = state.run.tables.filter(({ turn }) => turn !== null && isOver(turn.timer, now))
  const after = over.map((table) => nextTurn(state, table, round, now))
  const isLast =
    over.length > 0 && after.reduce(replaceTable, state.run).tables.every(({ turn }) => turn === null)
  return isLast ? advance(state, now) : after.map((table) => turned(state.run, table))
}

function isHostMissed({ hostGoneAt, hostMissed }: RingState, now: number): boolean {
  return hostGoneAt !== null && !hostMissed && hostGoneAt + HOST_MISSED_MS <= now
}

/** When the clock has something to say next. */
export function wakeAt(state: RingState) {
  const phase = state.run.phases[state.run.place]
  const ends = [
    hasLeadersAsk(state) ? opensBy(state) : null,
    phase?.exits.includes('clock') ? state.run.timer.endsAt : null,
    ...(isOneTable(state) ? [] : state.run.tables.map(({ turn }) => turn?.timer.endsAt ?? null)),
    state.hostGoneAt !== null && !state.hostMissed ? later(state.hostGoneAt, HOST_MISSED_MS) : null,
  ].filter((at) => at !== null)
  return ends.length === 0 ? null : instant(Math.min(...ends))
}
