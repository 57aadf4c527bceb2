import { instant } from '#engine/time/instant.ts'
import { describeRitual, type RitualCases, type Said } from '#src/rituals/describe-ritual.ts'
import type { Timer } from '#src/rituals/contract/timer.ts'
import type { RingPatch, RingView } from '../schema.ts'
import { applyPatch } from './apply-patch.ts'
import type { Pressing, RingCommand } from './commands.ts'
import { hasBegun } from './phases.ts'
import { isOneTable, stepOf, turnStepOf } from './press.ts'
import { ring } from './ritual.ts'
import type { Plan, RingEvent, RingState } from './state.ts'

const plan: Plan = {
  title: 'Monday ring',
  form: 'live',
  startsAt: instant(Date.UTC(2026, 10, 23, 9)),
  zone: 'Europe/Berlin',
  language: 'en',
  rounds: ['personal', 'work'],
  minutesPerAsk: 2,
  expected: 6,
  who: 'code',
  inviteIds: [],
  mixing: true,
  namesWhileWriting: false,
  holdOffers: false,
  asyncHours: 48,
}

const host = { id: 'ada', personId: 'ada', name: 'Ada', teamId: 'data', tableId: null, isCohost: false }
const first: RingEvent = {
  kind: 'setUp',
  id: 'r',
  code: 'ash 4271',
  plan,
  met: [],
  host: { ...host, hereBy: null, gone: null, tally: null },
}

const PRESSES = ['next', 'next', 'next', 'back', 'more', 'skip', 'pause', 'resume', 'undo'] as const

function presses(state: RingState): Said<RingCommand>[] {
  const by = state.hostId
  const from = stepOf(state)
  const tables = isOneTable(state) ? [] : state.run.tables
  const [card] = Object.values(state.cards)
  return [
    ...PRESSES.map((press) => ({ by, command: { kind: 'press', press, from } as Pressing })),
    ...tables.map((table) => ({
      by,
      command: {
        kind: 'press',
        press: 'next',
        from: turnStepOf(state, table),
        tableId: table.id,
      } as Pressing,
    })),
    ...(card ? [{ by, command: { kind: 'press', press: 'call', from, aboutId: card.id } as Pressing }] : []),
  ]
}

/** Five at the table, a card from each, and then through the phases. */
const opening: ((state: RingState) => Said<RingCommand>)[] = [
  ...['ben', 'chidi', null, null].map((personId) => () => ({
    by: null,
    command: { kind: 'join', personId, name: 'Kofi', teamId: personId } as const,
  })),
  (state) => ({
    by: null,
    command: { kind: 'presence', came: Object.keys(state.seats), left: [], holder: 'p1' },
  }),
  ...[0, 1, 2, 3].flatMap((place) =>
    (['work', 'personal'] as const).map((round) => (state: RingState) => ({
      by: Object.keys(state.seats)[place] ?? '',
      command: { kind: 'write', round, text: 'A tent for May.', isReady: true, mayGoOutside: false } as const,
    })),
  ),
  ...Array.from(
    { length: 18 },
    () =>
      (state: RingState): Said<RingCommand> => ({
        by: state.hostId,
        command: { kind: 'press', press: 'next', from: stepOf(state) },
      }),
  ),
]

/** Everything that any seat might say, sensible or not. */
function sayings(state: RingState): Said<RingCommand>[] {
  const seats = Object.keys(state.seats)
  const cards = Object.keys(state.cards)
  const offers = Object.keys(state.offers)
  const joins = [null, 'ben', 'chidi'].map((personId) => ({
    by: null,
    command: { kind: 'join', personId, name: personId ?? 'Kofi', teamId: 'web' } as const,
  }))
  return [...joins, ...seats.flatMap((by) => ofSeat(by, { seats, cards, offers }))]
}

interface There {
  readonly seats: readonly string[]
  readonly cards: readonly string[]
  readonly offers: readonly string[]
}

function ofSeat(by: string, { seats, cards, offers }: There): Said<RingCommand>[] {
  const write = { kind: 'write', text: 'Who has a lathe?', isReady: true, mayGoOutside: false } as const
  const settle = { kind: 'settle', when: null, channel: null, askId: null } as const
  const commands: RingCommand[] = [
    { kind: 'presence', came: [by], left: [], holder: 'p1' },
    { kind: 'presence', came: [by], left: [], holder: 'p1' },
    { kind: 'presence', came: [], left: [by], holder: 'p1' },
    { ...write, round: 'work' },
    { ...write, round: 'personal' },
    { kind: 'leave' },
    { kind: 'see', cardIds: cards },
    { kind: 'tell', tally: { hours: 1, worth: null, importance: 3, thanks: 'Merci' } },
    ...cards.flatMap((cardId) =>
      (['help', 'know', 'too'] as const).map((offer) => ({
        kind: 'offer' as const,
        cardId,
        offer,
        line: '',
        note: 'psst',
      })),
    ),
    ...offers.flatMap((offerId): RingCommand[] => [
      { kind: 'withdraw', offerId },
      { ...settle, offerId, to: 'promised' },
      { ...settle, offerId, to: 'kept' },
      { kind: 'lead', press: 'hide', aboutId: offerId },
      { kind: 'lead', press: 'show', aboutId: offerId },
    ]),
    ...seats.flatMap((aboutId) =>
      (['remove', 'handOver', 'cohost'] as const).map((press) => ({ kind: 'lead' as const, press, aboutId })),
    ),
  ]
  return commands.map((command) => ({ by, command }))
}

function left({ run }: RingState, now: number): number[] {
  const ms = ({ endsAt, leftMs }: Timer) => leftMs ?? (endsAt === null ? -1 : Math.max(0, endsAt - now))
  return [run.timer, ...run.tables.flatMap(({ turn }) => turn?.timer ?? [])].map(ms)
}

function wrong(state: RingState): string[] {
  const { run, cards, offers, seats } = state
  const found: string[] = []
  const seated = run.tables.flatMap(({ seatIds }) => seatIds)
  if (new Set(seated).size !== seated.length) found.push('Nobody sits twice.')
  const here = Object.values(seats).filter(({ gone }) => gone === null)
  if (here.some(({ id }) => !seated.includes(id))) found.push('Everybody who is in it has a place.')
  const keys = Object.values(offers).map(({ fromSeatId, cardId, kind }) => `${fromSeatId} ${cardId} ${kind}`)
  if (new Set(keys).size !== keys.length) found.push('One offer of a kind from each seat on a card.')
  for (const { turn, done } of run.tables) {
    if (turn && !done.includes(turn.cardId)) found.push('What is before a table counts as its turn.')
    if (turn && cards[turn.cardId]?.readAt === null) found.push('What is before a table has been read.')
    if (turn && !hasBegun(state)) found.push('Turns are taken in rounds alone.')
    if (new Set(done).size !== done.length) found.push('Nobody has two turns in a round.')
  }
  const running = left(state, state.lastAt).some((ms) => ms > 72 * 60 * 60_000)
  if (running) found.push('No clock runs longer than the longest ring.')
  return found
}

const said = (press: 'pause' | 'resume') => (state: RingState) => ({
  by: state.hostId,
  command: { kind: 'press', press, from: stepOf(state) } as Pressing,
})

const cases: Omit<RitualCases<RingState, RingCommand, RingEvent>, 'first'> = {
  opening,
  sayings,
  presses,
  pause: said('pause'),
  resume: said('resume'),
  left,
  place: ({ run }) => run.place,
  wrong,
  merge: (view, patch) => applyPatch(view as unknown as RingView, patch as unknown as RingPatch),
}

describeRitual(ring, { first, ...cases })

const open: Plan = { ...plan, form: 'async' }
describeRitual({ ...ring, id: 'ring without a room' }, { first: { ...first, plan: open }, ...cases })
