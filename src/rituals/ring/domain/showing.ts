import type { Shared, Showing, Viewer } from '#src/rituals/contract.ts'
import { toIso } from '#engine/time/instant.ts'
import type { HostPart, Mine, PromiseView, RingHead } from '../schema.ts'
import { cardsOf } from './cards.ts'
import { isSeatReady } from './decide.ts'
import { isLeading, leaderOf, roleOf } from './leading.ts'
import { hasBegun, phaseOf, roundOf } from './phases.ts'
import { hasLeadersAsk, isOneTable, stepOf } from './press.ts'
import type { Card, Offer, RingState, Seat } from './state.ts'
import { hasHelp, isHelp, isShown, mayRead, offersOn } from './sight.ts'
import { viewTotals } from './totals.ts'
import { tableOf, upcoming } from './turns.ts'
import { isoOf, spokenSeats, viewCard, viewClock, viewOffer, viewSeat, viewTable } from './view.ts'

/** What follows from a state and is the same for every viewer is found once: a large ring has hundreds of them. */
const HEADS = new WeakMap<RingState, RingHead>()
const FOR_ALL = new WeakMap<RingState, readonly Card[]>()

export const showing: Showing<RingState> = {
  audienceOf(state, { seatId }) {
    if (phaseOf(state) === 'closed') return seatId === null ? 'stage' : `seat:${seatId}`
    if (seatId === null || isLeading(state, seatId)) return 'all'
    return `table:${state.seats[seatId]?.tableId ?? ''}`
  },
  shared: sharedOf,
  own: (state, viewer) => ({
    mine: viewMine(state, viewer),
    host: isLeading(state, viewer.seatId) ? viewHostPart(state) : null,
  }),
  isMinor(before, after) {
    const { totals: earlier, ...one } = before['ring'] as RingHead
    const { totals: later, ...other } = after['ring'] as RingHead
    return earlier !== later && JSON.stringify(one) === JSON.stringify(other)
  },
}

/** Whom a part of the ring is shown to: everything, one table and what concerns all, or what one seat may keep. */
interface Scope {
  readonly tableId: string | null
  readonly reader: string | null
}

function scopeOf(state: RingState, audience: string): Scope {
  if (audience.startsWith('table:')) return { tableId: audience.slice(6), reader: null }
  if (!audience.startsWith('seat:')) return { tableId: null, reader: null }
  const seatId = audience.slice(5)
  return { tableId: isOneTable(state) ? null : (state.seats[seatId]?.tableId ?? null), reader: seatId }
}

function sharedOf(state: RingState, audience: string): Shared {
  const { tableId, reader } = scopeOf(state, audience)
  const isNear = (id: string | null) => tableId === null || id === tableId
  const cards = Object.values(state.cards).filter((card) => {
    if (!isShown(state, card) || !mayRead(state, card, reader)) return false
    return isNear(state.seats[card.seatId]?.tableId ?? null) || isForAll(state, card)
  })
  const owners = new Set(cards.map(({ seatId }) => seatId))
  const offers = cards
    .flatMap((card) => offersOn(state, card.id))
    .filter((offer) => isOpen(state, offer, reader))
  const helpers = new Set(offers.map(({ fromSeatId }) => fromSeatId))
  const spoken = spokenSeats(state)
  const seats = Object.values(state.seats).filter(
    ({ id, gone, tableId: at }) =>
      gone === null && (isNear(at) || owners.has(id) || helpers.has(id) || id === state.hostId),
  )
  return {
    heads: { ring: headOf(state) },
    lists: {
      tables: state.run.tables.filter(({ id }) => isNear(id)).map((table) => viewTable(state, table)),
      seats: seats.map((seat) => viewSeat(state, seat, spoken)),
      cards: cards.map((card) => viewCard(state, card)),
      offers: offers.map(viewOffer),
    },
  }
}

/** On the wall of several tables hang the cards that nobody has offered anything for, for everybody. */
function isForAll(state: RingState, card: Card): boolean {
  return !isOneTable(state) && phaseOf(state) === 'wall' && !hasHelp(state, card.id)
}

function cardsForAll(state: RingState): readonly Card[] {
  const found = FOR_ALL.get(state) ?? Object.values(state.cards).filter((card) => isForAll(state, card))
  FOR_ALL.set(state, found)
  return found
}

/** Offers of somebody who was removed go with them; of a closed personal card each keeps what is theirs. */
function isOpen(state: RingState, offer: Offer, reader: string | null): boolean {
  if (offer.isHeld || state.seats[offer.fromSeatId]?.gone === 'removed') return false
  const card = state.cards[offer.cardId]
  if (phaseOf(state) !== 'closed' || card?.round !== 'personal') return true
  return card.seatId === reader || offer.fromSeatId === reader
}

function headOf(state: RingState): RingHead {
  const head = HEADS.get(state) ?? viewHead(state)
  HEADS.set(state, head)
  return head
}

function viewHead(state: RingState): RingHead {
  const { id, code, plan, run } = state
  return {
    id,
    title: plan.title,
    form: plan.form,
    startsAt: toIso(plan.startsAt),
    zone: plan.zone,
    language: plan.language,
    rounds: [...plan.rounds],
    minutesPerAsk: plan.minutesPerAsk,
    expected: plan.expected,
    code,
    joinUrl: `/r/${code.replace(' ', '-')}`,
    phase: phaseOf(state),
    step: stepOf(state),
    run: run.phases.map(({ name, seconds }) => ({ phase: name, seconds })),
    clock: viewClock(run.timer),
    isPaused: run.isPaused,
    hostId: state.hostId,
    hostGoneSince: state.hostMissed ? isoOf(state.hostGoneAt) : null,
    thanks: state.thanks.map(({ word }) => word),
    totals: viewTotals(state),
  }
}

function viewMine(state: RingState, { seatId }: Viewer): Mine {
  const seat = seatId === null ? undefined : state.seats[seatId]
  if (!seat) {
    const nothing = {
      cards: [],
      turnsUntilMine: null,
      unseenCardIds: [],
      fits: [],
      promises: [],
      tally: null,
      may: [],
    }
    return { seatId: null, role: 'stage', ...nothing }
  }
  const own = cardsOf(state, seat.id)
  return {
    seatId: seat.id,
    role: roleOf(state, seat.id),
    cards: own.map(({ id, round, text, isReady, mayGoOutside }) => ({
      id,
      round,
      text,
      isReady,
      mayGoOutside,
    })),
    turnsUntilMine: turnsUntil(state, seat),
    unseenCardIds: unseenBy(state, seat),
    fits: fitsOf(state, seat),
    promises: promisesOf(state, seat),
    tally: seat.tally && {
      hours: seat.tally.hours,
      worth: seat.tally.worth,
      importance: seat.tally.importance,
    },
    may: mayOf(state, seat),
  }
}

function turnsUntil(state: RingState, seat: Seat): number | null {
  const round = roundOf(state)
  const table = tableOf(state, seat.id)
  if (round === null || !table) return null
  if (table.turn?.seatId === seat.id) return 0
  const place = upcoming(state, table, round).findIndex((card) => card.seatId === seat.id)
  return place < 0 ? null : place + 1
}

function unseenBy(state: RingState, seat: Seat): string[] {
  if (!hasBegun(state)) return []
  const seen = new Set(state.seen[seat.id])
  const near = tableOf(state, seat.id)?.seatIds.flatMap((id) => cardsOf(state, id)) ?? []
  const known = new Set(near.map(({ id }) => id))
  const others = cardsForAll(state).filter(({ id }) => !known.has(id))
  const shown = [...near, ...others].filter((card) => isShown(state, card) && mayRead(state, card, seat.id))
  return shown.filter(({ id, seatId }) => seatId !== seat.id && !seen.has(id)).map(({ id }) => id)
}

/** Cards that fit what this seat's person knows about, of those that may be seen and aren't their own. */
function fitsOf(state: RingState, seat: Seat): string[] {
  return (state.fits[seat.id] ?? []).filter((id) => {
    const card = state.cards[id]
    return (
      card !== undefined && card.seatId !== seat.id && isShown(state, card) && mayRead(state, card, seat.id)
    )
  })
}

function promisesOf(state: RingState, seat: Seat): PromiseView[] {
  return (state.offersOfSeat[seat.id] ?? []).flatMap((id): PromiseView[] => {
    const offer = state.offers[id]
    const asker = state.cards[offer?.cardId ?? '']?.seatId
    if (!offer || !asker || !isHelp(offer)) return []
    const isGiven = offer.fromSeatId === seat.id
    const { state: stage, when, channel, askId } = offer.promise ?? OPEN
    return [
      {
        offerId: offer.id,
        mine: isGiven ? 'given' : 'received',
        otherSeatId: isGiven ? asker : offer.fromSeatId,
        state: stage,
        when: isoOf(when),
        channel,
        askId,
        note: offer.note,
      },
    ]
  })
}

const OPEN = { state: 'open', when: null, channel: null, askId: null } as const

function mayOf(state: RingState, seat: Seat): string[] {
  if (phaseOf(state) === 'closed') return ['settle']
  const isHost = isLeading(state, seat.id)
  const table = tableOf(state, seat.id)
  const isTables = table !== undefined && !isOneTable(state) && leaderOf(state, table) === seat.id
  const mayBegin = phaseOf(state) !== 'lobby' || hasLeadersAsk(state)
  return [
    'write',
    'leave',
    ...(hasBegun(state) ? ['offer', 'settle'] : []),
    ...(['drawing', 'tally', 'promises'].includes(phaseOf(state)) ? ['tell'] : []),
    ...(isHost ? ['press', ...(mayBegin ? ['next'] : [])] : []),
    ...(isTables ? ['pressTable'] : []),
    ...(isHost && state.hostId !== seat.id ? ['takeOver'] : []),
  ]
}

function viewHostPart(state: RingState): HostPart {
  const here = Object.values(state.seats).filter(({ gone }) => gone === null)
  const spoken = spokenSeats(state)
  const shown = Object.values(state.cards).filter((card) => isShown(state, card))
  const without = shown.filter((card) => !hasHelp(state, card.id)).map(({ id }) => id)
  const notReady = here.filter(({ id }) => !isSeatReady(state, id)).map(({ id }) => id)
  const away = here.filter(({ hereBy }) => hereBy === null).map(({ id }) => id)
  const turns = new Set(state.run.tables.map(({ turn }) => turn?.cardId))
  return {
    notReadySeatIds: notReady,
    notSpokenSeatIds:
      roundOf(state) === null ? [] : here.filter(({ id }) => !spoken.has(id)).map(({ id }) => id),
    cardsWithoutOffer: without,
    skippedCardIds: state.run.tables.flatMap(({ skipped }) => skipped),
    waitingOffers: Object.values(state.offers)
      .filter(({ isHeld }) => isHeld)
      .map(viewOffer),
    hints: [
      ...without.filter((id) => !turns.has(id)).map((aboutId) => ({ kind: 'noOffer' as const, aboutId })),
      ...away.map((aboutId) => ({ kind: 'gone' as const, aboutId })),
    ],
    isHoldingOffers: state.isHolding,
    canUndo: state.undo.length > 0,
    warnings: state.plan.isOnHoliday === true && phaseOf(state) === 'lobby' ? ['holiday'] : [],
    cohostSeatIds: here.filter(({ isCohost }) => isCohost).map(({ id }) => id),
  }
}
