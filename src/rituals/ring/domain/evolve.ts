import { type Instant, instant } from '#engine/time/instant.ts'
import { assert } from '#platform/refusal.ts'
import { pauseTimer, startTimer } from '#src/rituals/contract/timer.ts'
import { withCard } from './cards.ts'
import { ONE_TABLE, phasesOf } from './phases.ts'
import { withClocks } from './press.ts'
import type { EventOf, Offer, RingEvent, RingState, Run, Seat } from './state.ts'
import { replaceTable } from './turns.ts'

const UNDO_DEPTH = 5

/** The ring after an event. */
export function evolve(state: RingState | null, event: RingEvent, at: Instant): RingState {
  if (event.kind === 'setUp') return begin(event, at)
  assert(state !== null, 'The first event of a ring is its set-up.')
  const next = apply(state, event, at)
  return { ...next, lastAt: instant(Math.max(state.lastAt, at)) }
}

function begin({ id, code, plan, host, met }: EventOf<'setUp'>, at: Instant): RingState {
  const table = { id: `${id}-1`, number: 1, seatIds: [host.id], turn: null, turns: 0, done: [], skipped: [] }
  return {
    id,
    code,
    plan,
    lastAt: at,
    run: {
      phases: plannedPhases(plan),
      place: 0,
      steps: 0,
      timer: startTimer(null, at),
      isPaused: false,
      tables: [table],
    },
    undo: [],
    hostId: host.id,
    hostGoneAt: null,
    hostMissed: false,
    isHolding: plan.holdOffers,
    seats: { [host.id]: { ...host, tableId: table.id } },
    cards: {},
    cardsOfSeat: {},
    offers: {},
    thanks: [],
    met,
    fits: {},
    offersOfCard: {},
    offersOfSeat: {},
    seen: {},
  }
}

/** The run of show before anybody is there: for as many as are expected. */
export function plannedPhases(plan: RingState['plan']) {
  const isMany = plan.expected > ONE_TABLE
  const heads = isMany ? Math.ceil(plan.expected / Math.ceil(plan.expected / 16)) : plan.expected
  return phasesOf(plan, heads, isMany)
}

function apply(state: RingState, event: Exclude<RingEvent, EventOf<'setUp'>>, at: Instant): RingState {
  switch (event.kind) {
    case 'planned':
      return { ...state, plan: event.plan, run: { ...state.run, phases: plannedPhases(event.plan) } }
    case 'joined':
      return joined(state, event.seat)
    case 'came':
      return present(state, event.seatIds, event.holder, null)
    case 'went':
      return present(state, event.seatIds, null, at)
    case 'hostMissed':
      return { ...state, hostMissed: true }
    case 'wrote':
      return withCard(state, event.card)
    case 'saw':
      return {
        ...state,
        seen: { ...state.seen, [event.seatId]: [...(state.seen[event.seatId] ?? []), ...event.cardIds] },
      }
    case 'moved':
      return withRun(remembered(state, at), event.run, at)
    case 'turned':
      return withRun(remembered(state, at), replaceTable(state.run, event.table), at)
    case 'unmoved':
      return withRun({ ...state, undo: state.undo.slice(0, -1) }, event.run, at)
    default:
      return applyToPeople(state, event)
  }
}

type OfPeople = EventOf<
  | 'offered'
  | 'withdrew'
  | 'moderated'
  | 'settled'
  | 'holding'
  | 'led'
  | 'cohost'
  | 'gone'
  | 'told'
  | 'forgot'
  | 'fitted'
  | 'weighed'
>

function applyToPeople(state: RingState, event: OfPeople): RingState {
  switch (event.kind) {
    case 'offered':
      return withOffer(state, event.offer)
    case 'withdrew':
      return withoutOffer(state, event.offerId)
    case 'moderated':
      return changedOffer(state, event.offerId, { isHeld: event.isHeld })
    case 'settled':
      return changedOffer(state, event.offerId, { promise: event.promise })
    case 'forgot':
      return forgot(state, new Set(event.seatIds))
    case 'fitted':
      return { ...state, fits: event.fits }
    case 'weighed':
      return { ...state, potential: { ...state.potential, ...event.potential } }
    case 'holding':
      return { ...state, isHolding: event.isHolding }
    case 'led':
      return led(state, event.hostId)
    case 'cohost':
      return changedSeat(state, event.seatId, { isCohost: event.isCohost })
    case 'gone':
      return changedSeat(state, event.seatId, { gone: event.how, hereBy: null, isCohost: false })
    case 'told':
      return told(state, event)
  }
}

/** What an undo gives back: the run as it stands, its clocks with what is left of them. */
function remembered(state: RingState, at: Instant): RingState {
  const { run } = state
  const still = run.isPaused
    ? run
    : { ...withClocks(run, (timer) => pauseTimer(timer, at), false), steps: run.steps }
  return { ...state, undo: [...state.undo, still].slice(-UNDO_DEPTH) }
}

function withRun(state: RingState, run: Run, at: Instant): RingState {
  let { cards } = state
  for (const { turn } of run.tables) {
    const card = cards[turn?.cardId ?? '']
    if (card?.readAt === null) cards = { ...cards, [card.id]: { ...card, readAt: at } }
  }
  let { seats } = state
  for (const { id, seatIds } of run.tables) {
    const moved = seatIds.flatMap((seatId) =>
      seats[seatId] && seats[seatId].tableId !== id ? [seats[seatId]] : [],
    )
    if (moved.length > 0)
      seats = { ...seats, ...Object.fromEntries(moved.map((seat) => [seat.id, { ...seat, tableId: id }])) }
  }
  return { ...state, run, cards, seats }
}

function joined(state: RingState, seat: Seat): RingState {
  const table = state.run.tables.find(({ id }) => id === seat.tableId) ?? state.run.tables[0]
  assert(table, 'A ring has a table.')
  const seatIds = [...table.seatIds.filter((id) => id !== seat.id), seat.id]
  return {
    ...state,
    seats: { ...state.seats, [seat.id]: { ...seat, tableId: table.id } },
    run: replaceTable(state.run, { ...table, seatIds }),
  }
}

function present(
  state: RingState,
  seatIds: readonly string[],
  holder: string | null,
  goneAt: Instant | null,
): RingState {
  const changed = seatIds.flatMap((id) => (state.seats[id] ? [{ ...state.seats[id], hereBy: holder }] : []))
  const seats = { ...state.seats, ...Object.fromEntries(changed.map((seat) => [seat.id, seat])) }
  const isHosts = state.hostId !== null && seatIds.includes(state.hostId)
  const host = isHosts ? { hostGoneAt: goneAt, hostMissed: false } : {}
  return { ...state, seats, ...host }
}

function led(state: RingState, hostId: string): RingState {
  const isHere = state.seats[hostId]?.hereBy !== null
  return {
    ...changedSeat(state, hostId, { isCohost: false }),
    hostId,
    hostGoneAt: isHere ? null : state.hostGoneAt,
    hostMissed: false,
  }
}

function told(state: RingState, { seatId, tally }: EventOf<'told'>): RingState {
  const others = state.thanks.filter((given) => given.seatId !== seatId)
  const thanks = tally.thanks === null ? others : [...others, { seatId, word: tally.thanks }]
  return { ...changedSeat(state, seatId, { tally }), thanks }
}

/** Names and words of these seats are no more; that somebody sat there, asked and offered stays. */
function forgot(state: RingState, seatIds: ReadonlySet<string>): RingState {
  const seats = mapped(state.seats, (seat) =>
    seatIds.has(seat.id) ? { ...seat, personId: null, name: '', teamId: null, tally: null } : seat,
  )
  const cards = mapped(state.cards, (card) =>
    seatIds.has(card.seatId) ? { ...card, text: '', mayGoOutside: false } : card,
  )
  const offers = mapped(state.offers, (offer) => {
    const isOn = seatIds.has(cards[offer.cardId]?.seatId ?? '')
    const isBy = seatIds.has(offer.fromSeatId)
    return isOn || isBy ? { ...offer, note: null, line: isBy ? '' : offer.line } : offer
  })
  const thanks = state.thanks.filter(({ seatId }) => !seatIds.has(seatId))
  return { ...state, seats, cards, offers, thanks }
}

function mapped<T>(things: Readonly<Record<string, T>>, change: (thing: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, change(thing)]))
}

function changedSeat(state: RingState, id: string, change: Partial<Seat>): RingState {
  const seat = state.seats[id]
  return seat ? { ...state, seats: { ...state.seats, [id]: { ...seat, ...change } } } : state
}

function changedOffer(state: RingState, id: string, change: Partial<Offer>): RingState {
  const offer = state.offers[id]
  return offer ? { ...state, offers: { ...state.offers, [id]: { ...offer, ...change } } } : state
}

function withOffer(state: RingState, offer: Offer): RingState {
  const offers = { ...state.offers, [offer.id]: offer }
  if (state.offers[offer.id]) return { ...state, offers }
  const asker = state.cards[offer.cardId]?.seatId ?? ''
  const add = (ids: readonly string[] | undefined) => [...(ids ?? []), offer.id]
  return {
    ...state,
    offers,
    offersOfCard: { ...state.offersOfCard, [offer.cardId]: add(state.offersOfCard[offer.cardId]) },
    offersOfSeat: {
      ...state.offersOfSeat,
      [offer.fromSeatId]: add(state.offersOfSeat[offer.fromSeatId]),
      [asker]: add(state.offersOfSeat[asker]),
    },
  }
}

function withoutOffer(state: RingState, id: string): RingState {
  const { [id]: offer, ...offers } = state.offers
  if (!offer) return state
  const asker = state.cards[offer.cardId]?.seatId ?? ''
  const less = (ids: readonly string[] | undefined) => (ids ?? []).filter((other) => other !== id)
  return {
    ...state,
    offers,
    offersOfCard: { ...state.offersOfCard, [offer.cardId]: less(state.offersOfCard[offer.cardId]) },
    offersOfSeat: {
      ...state.offersOfSeat,
      [offer.fromSeatId]: less(state.offersOfSeat[offer.fromSeatId]),
      [asker]: less(state.offersOfSeat[asker]),
    },
  }
}
