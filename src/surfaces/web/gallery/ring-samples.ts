import type { RingView } from '#src/rituals/ring/schema.ts'

type Phase = RingView['ring']['phase']

const NAMES = (
  'Sunita Dele Kaito Ruth Omar Bea Ines Lars Mina Teo Priya Jon Amara Wei Noor Ife Hugo Salma Tomás Greta Yusuf Lea ' +
  'Anton Maya'
).split(' ')

/** From whom to whom, by seats: the help of one hour. */
const OFFERS = (
  '1-4 3-8 12-5 9-17 20-6 15-11 2-13 7-18 22-10 14-4 19-6 5-16 10-21 23-8 11-17 16-2 8-12 18-9 6-1 13-20 21-3 17-14 ' +
  '4-22 12-19 9-5 20-15 7-11 23-13'
).split(' ')

const ASKS = [
  'I’m looking for one hospital that would let us shadow a night shift before March.',
  'Who has moved a team’s calendar from one system to another, and would tell me in 20 minutes what broke?',
  'I need one honest reader for a two-page letter to our landlord by Friday.',
  'Does anybody know a carpenter who builds stage sets in winter?',
  'Could somebody show me how you read a survival curve? Half an hour would do.',
  'I’d love an introduction to anyone in procurement at a mid-sized city.',
]

const LINES = [
  'knows a ward lead in Leeds',
  'did this last year, can share the letter',
  'asks a neighbour who is a nurse',
]

/** A ring as one of its viewers sees it in a phase: invented people, for pictures and for builders. */
export function sampleRing(
  phase: Phase,
  count = 24,
  given: { tables?: number; as?: 'stage' | 'host' | number } = {},
): RingView {
  const seats = Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    tableId: given.tables === undefined ? 't0' : `t${at % given.tables}`,
    name: `${NAMES[at % NAMES.length]}${at < NAMES.length ? '' : ` ${String.fromCodePoint(65 + Math.floor(at / NAMES.length))}`}`,
    isGuest: at % 7 === 3,
    isHere: at % 17 !== 16,
    hasSpoken: phase !== 'lobby' && at < count / 2,
  }))
  const begun = !['lobby', 'rules', 'writing'].includes(phase)
  const cards = begun
    ? seats.map((seat, at) => ({
        id: `c${at}`,
        seatId: seat.id,
        tableId: seat.tableId,
        round: 'work' as const,
        text: ASKS[at % ASKS.length] ?? '',
        hasBeenRead: seat.hasSpoken,
        tooCount: at % 5 === 0 ? 2 : 0,
      }))
    : []
  const offers = begun ? offersOf(count) : []
  const withOffer = new Set(offers.map(({ cardId }) => cardId)).size
  return {
    seq: 100,
    serverTime: '2026-05-20T10:00:00.000Z',
    ring: {
      id: 'ring',
      title: 'Winter ring',
      form: 'live',
      startsAt: '2026-05-20T10:00:00.000Z',
      zone: 'Europe/Berlin',
      language: 'en',
      rounds: ['personal', 'work'],
      minutesPerAsk: 2,
      expected: count,
      code: 'ash 4271',
      joinUrl: 'https://askwell.example.org/r/ash-4271',
      phase,
      step: `${phase} 1`,
      run: RUN.map(([name, seconds]) => ({ phase: name, seconds })),
      clock: { seconds: 240, endsAt: null, leftSeconds: phase === 'lobby' ? null : 184 },
      isPaused: false,
      hostId: 's0',
      hostGoneSince: null,
      thanks: phase === 'tally' || phase === 'promises' ? THANKS : [],
      totals: {
        seats: count,
        ready: Math.round(count * 0.7),
        cards: cards.length,
        offers: offers.length,
        cardsWithOffer: withOffer,
        introductions: 7,
        newPairs: 15,
        hours: phase === 'tally' ? 41 : null,
        told: phase === 'tally' ? 9 : 0,
      },
    },
    tables: begun || given.tables !== undefined ? tablesOf(seats, given.tables ?? 1) : [],
    seats,
    cards,
    offers,
    mine: mineOf(seats, cards, given.as ?? 'stage'),
    host: given.as === 'host' ? hostOf(cards, withOffer) : null,
  }
}

const RUN: readonly (readonly [Phase, number | null])[] = [
  ['lobby', 300],
  ['rules', 180],
  ['writing', 240],
  ['personal', 1440],
  ['work', 2880],
  ['wall', 480],
  ['drawing', 180],
  ['tally', 240],
  ['promises', 180],
]

const THANKS = 'lighter courage Leeds surprised warm seen finally easy curious'.split(' ')

function offersOf(count: number): RingView['offers'] {
  const now = [1, 2, 3].map((from, at) => ({
    id: `now${at}`,
    cardId: 'c0',
    fromSeatId: `s${from % count}`,
    kind: at === 0 ? ('know' as const) : ('help' as const),
    line: LINES[at] ?? '',
    at: '2026-05-20T10:00:00.000Z',
  }))
  const many = Math.ceil(count / NAMES.length)
  const before = Array.from({ length: many }, (_, turn) =>
    OFFERS.map((pair, at) => {
      const [from = 0, to = 0] = pair.split('-').map(Number)
      return {
        id: `o${turn}-${at}`,
        cardId: `c${(to + turn * 7) % count}`,
        fromSeatId: `s${(from + turn * 13) % count}`,
        kind: at % 5 === 0 ? ('know' as const) : ('help' as const),
        line: '',
        at: '2026-05-20T09:50:00.000Z',
      }
    }),
  ).flat()
  return [...before.filter(({ cardId, fromSeatId }) => cardId.slice(1) !== fromSeatId.slice(1)), ...now]
}

function tablesOf(seats: RingView['seats'], count: number): RingView['tables'] {
  return Array.from({ length: count }, (_, at) => {
    const own = seats.filter(({ tableId }) => tableId === `t${at}`).map(({ id }) => id)
    return {
      id: `t${at}`,
      number: at + 1,
      seatIds: own,
      turn: {
        cardId: `c${own[0]?.slice(1) ?? ''}`,
        seatId: own[0] ?? '',
        step: 'work 1',
        clock: { seconds: 120, endsAt: null, leftSeconds: 84 },
      },
      nextSeatIds: own.slice(1, 3),
      turnsDone: count === 1 ? own.length / 2 : at % (own.length + 1),
      turnsAll: own.length,
    }
  })
}

function mineOf(
  seats: RingView['seats'],
  cards: RingView['cards'],
  as: 'stage' | 'host' | number,
): RingView['mine'] {
  const seatId = as === 'stage' ? null : as === 'host' ? 's0' : `s${as}`
  return {
    seatId,
    role: as === 'stage' || as === 'host' ? as : 'participant',
    cards: cards
      .filter((card) => card.seatId === seatId)
      .map(({ id, round, text }) => ({ id, round, text, isReady: true, mayGoOutside: false })),
    turnsUntilMine: seatId === null ? null : 2,
    unseenCardIds: [],
    fits: ['c3', 'c5', 'c9'],
    promises:
      seatId === null
        ? []
        : [
            {
              offerId: 'now0',
              mine: 'given',
              otherSeatId: 's0',
              state: 'promised',
              when: '2026-05-21T12:30:00.000Z',
              channel: 'call',
              askId: null,
              note: null,
            },
            {
              offerId: 'now1',
              mine: 'received',
              otherSeatId: seats[2]?.id ?? '',
              state: 'open',
              when: null,
              channel: null,
              askId: null,
              note: 'I have the letter on my desk.',
            },
          ],
    tally: null,
    may: as === 'host' ? ['press'] : [],
  }
}

function hostOf(cards: RingView['cards'], withOffer: number): RingView['host'] {
  return {
    notReadySeatIds: ['s5', 's9'],
    notSpokenSeatIds: cards.slice(Math.ceil(cards.length / 2)).map(({ seatId }) => seatId),
    cardsWithoutOffer: cards.slice(withOffer).map(({ id }) => id),
    skippedCardIds: ['c7'].filter(() => cards.length > 7),
    waitingOffers: [],
    hints: cards.length > 12 ? [{ kind: 'noOffer', aboutId: 'c12' }] : [],
    isHoldingOffers: false,
    canUndo: true,
    cohostSeatIds: ['s2'],
  }
}

/** Everybody has offered help to everybody: as many lines as there can be. */
export function withAllLines(view: RingView): RingView {
  const offers = view.cards.flatMap((card) =>
    view.seats
      .filter(({ id }) => id !== card.seatId)
      .map(({ id }) => ({
        id: `${card.id} ${id}`,
        cardId: card.id,
        fromSeatId: id,
        kind: 'help' as const,
        line: '',
        at: view.serverTime,
      })),
  )
  return { ...view, offers }
}
