import { z } from 'zod'
import { isZone } from '#engine/reach/wall-clock.ts'
import { id, moment, time } from '#features/asks/schema.ts'

/*
 * ring   people who ask and help together, at one table or at several
 * seat   a participant's place at a table: a person's or a guest's
 * card   one ask of one seat in one round
 * turn   the time in which a table has one card before it
 * step   where a ring stands; `from` of a press says which step the presser saw, so that two presses are one
 */

export const PHASES = [
  'lobby',
  'rules',
  'writing',
  'personal',
  'work',
  'wall',
  'drawing',
  'tally',
  'promises',
  'closed',
] as const
export const Phase = z.enum(PHASES)
export type Phase = z.output<typeof Phase>
export const Round = z.enum(['personal', 'work'])
export type Round = z.output<typeof Round>
export const OfferKind = z.enum(['help', 'know', 'too']).meta({
  description: 'I can help, I know someone, me too (I need the same)',
})
export type OfferKind = z.output<typeof OfferKind>

/** Where a clock stands. A client shows `endsAt` minus the server's time; while paused, `leftSeconds`. */
const Clock = z.object({
  seconds: z.int().nullable().meta({ description: 'planned length; null: open end' }),
  endsAt: time.nullable().meta({ description: 'null while paused, and where the end is open' }),
  leftSeconds: z.int().nullable().meta({ description: 'while paused' }),
})
export type Clock = z.output<typeof Clock>

const RunStep = z.object({ phase: Phase, seconds: z.int().nullable() })

/** What everybody in the room sees of the ring as a whole. */
export const RingHead = z.object({
  id,
  title: z.string(),
  form: z.enum(['live', 'async']),
  startsAt: time,
  zone: z.string(),
  language: z.string(),
  rounds: z.array(Round),
  minutesPerAsk: z.int(),
  expected: z.int().meta({ description: 'how many were expected when it was set up' }),
  code: z.string().meta({ description: 'what is typed on a phone: "ash 4271"' }),
  joinUrl: z.string(),
  phase: Phase,
  step: z.string().meta({ description: 'names this very step; a press says it as `from`' }),
  run: z.array(RunStep).meta({ description: 'run of show, as computed from the set-up' }),
  clock: Clock,
  isPaused: z.boolean(),
  hostId: id.nullable().meta({ description: 'seat of whoever leads now; null: nobody' }),
  hostGoneSince: time.nullable().meta({ description: 'told from 60 s on' }),
  thanks: z.array(z.string()).meta({ description: 'one word each, in the order they came, without names' }),
  /** totals that may be shown to everybody */
  totals: z.object({
    seats: z.int(),
    ready: z.int(),
    cards: z.int(),
    offers: z.int(),
    cardsWithOffer: z.int(),
    introductions: z.int(),
    newPairs: z
      .int()
      .meta({ description: 'pairs of asker and helper from different teams; guests are of none' }),
    hours: z.number().nullable().meta({ description: 'participants’ own estimates; null below 5 who told' }),
    told: z.int(),
  }),
})
export type RingHead = z.output<typeof RingHead>

export const TableView = z.object({
  id,
  number: z.int(),
  seatIds: z.array(id).meta({ description: 'in the order of the circle, clockwise from the top' }),
  turn: z.object({ cardId: id, seatId: id, step: z.string(), clock: Clock }).nullable(),
  nextSeatIds: z.array(id).meta({ description: 'the next two' }),
  turnsDone: z.int(),
  turnsAll: z.int(),
})
export type TableView = z.output<typeof TableView>

export const SeatView = z.object({
  id,
  tableId: id.nullable().meta({ description: 'null until the tables are composed' }),
  name: z.string(),
  isGuest: z.boolean(),
  isHere: z.boolean(),
  hasSpoken: z.boolean().meta({ description: 'in this round' }),
})
export type SeatView = z.output<typeof SeatView>

export const CardView = z.object({
  id,
  seatId: id,
  tableId: id.nullable(),
  round: Round,
  text: z.string(),
  hasBeenRead: z.boolean(),
  tooCount: z.int(),
})
export type CardView = z.output<typeof CardView>

export const OfferView = z.object({
  id,
  cardId: id,
  fromSeatId: id,
  kind: OfferKind,
  line: z.string().meta({ description: '"" where nothing was said' }),
  at: time,
})
export type OfferView = z.output<typeof OfferView>

export const PromiseView = z.object({
  offerId: id,
  mine: z.enum(['given', 'received']),
  otherSeatId: id,
  state: z.enum(['open', 'promised', 'kept', 'released']),
  when: time.nullable(),
  channel: z.string().nullable(),
  askId: id.nullable().meta({ description: 'the ask that it became, where both have accounts' }),
  note: z.string().nullable().meta({ description: 'private: for the two alone' }),
})
export type PromiseView = z.output<typeof PromiseView>

/** What only this viewer gets. */
export const Mine = z.object({
  seatId: id.nullable().meta({ description: 'null: whoever shows the stage' }),
  role: z.enum(['host', 'cohost', 'participant', 'stage']),
  cards: z.array(
    z.object({ id, round: Round, text: z.string(), isReady: z.boolean(), mayGoOutside: z.boolean() }),
  ),
  turnsUntilMine: z.int().nullable().meta({ description: '0: now; null: no more in this round' }),
  unseenCardIds: z.array(id).meta({ description: 'each card is seen at least once by each' }),
  fits: z.array(id).meta({ description: 'cards that fit me, best first' }),
  promises: z.array(PromiseView),
  tally: z
    .object({ hours: z.number().nullable(), worth: z.string().nullable(), importance: z.int().nullable() })
    .nullable(),
  may: z.array(z.string()),
})
export type Mine = z.output<typeof Mine>

/** What the host gets besides. */
export const HostPart = z.object({
  notReadySeatIds: z.array(id).meta({ description: 'who has no card yet; never its text' }),
  notSpokenSeatIds: z.array(id),
  cardsWithoutOffer: z.array(id),
  skippedCardIds: z.array(id).meta({ description: 'may be called again' }),
  waitingOffers: z.array(OfferView).meta({ description: 'held until the host shows them, where that is on' }),
  hints: z.array(z.object({ kind: z.enum(['noOffer', 'notRead', 'late', 'gone']), aboutId: id })),
  isHoldingOffers: z.boolean(),
  canUndo: z.boolean(),
  cohostSeatIds: z.array(id),
  warnings: z
    .array(z.enum(['holiday']))
    .optional()
    .meta({ description: 'what the host may not have thought of when choosing the day' }),
})
export type HostPart = z.output<typeof HostPart>

/** The whole view of one viewer; what they may not see is not in it. */
export const RingView = z
  .object({
    seq: z.int().meta({ description: 'number of the last change in it' }),
    serverTime: time,
    ring: RingHead,
    tables: z.array(TableView),
    seats: z.array(SeatView),
    cards: z.array(CardView),
    offers: z.array(OfferView),
    mine: Mine,
    host: HostPart.nullable(),
  })
  .meta({ id: 'Ring' })
export type RingView = z.output<typeof RingView>

/** What changed since: each thing whole and fresh, so that a later patch may stand for an earlier one. */
export interface RingPatch {
  readonly seq: number
  readonly serverTime: string
  readonly ring?: RingHead
  readonly tables?: readonly TableView[]
  readonly seats?: readonly SeatView[]
  readonly cards?: readonly CardView[]
  readonly offers?: readonly OfferView[]
  /** ids of seats, cards and offers that are no more, or no more for this viewer */
  readonly gone?: readonly string[]
  readonly mine?: Mine
  readonly host?: HostPart | null
}

const Zone = z.string().max(64).refine(isZone, 'a time zone like Europe/Berlin')

export const RingPath = z.strictObject({ ringId: id })

export const SetUp = z.strictObject({
  title: z.string().trim().min(1).max(80),
  form: z.enum(['live', 'async']).default('live'),
  startsAt: moment,
  zone: Zone,
  language: z.string().max(16),
  rounds: z.array(Round).min(1).max(2),
  minutesPerAsk: z.int().min(1).max(5).default(2),
  expected: z
    .int()
    .min(2)
    .max(500)
    .meta({ description: 'how many are expected; the length is computed from it' }),
  who: z.enum(['team', 'invited', 'code']),
  inviteIds: z.array(id).max(500).default([]),
  mixing: z.boolean().default(true).meta({ description: 'across teams, and not with last time’s table' }),
  namesWhileWriting: z.boolean().default(true),
  holdOffers: z
    .boolean()
    .default(false)
    .meta({ description: 'the host sees an offer before the stage does' }),
  asyncHours: z.int().min(48).max(72).optional(),
})

export const JoinRing = z.strictObject({
  code: z.string().trim().min(4).max(20),
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: 'a guest’s; people with an account need none' }),
})
export const Joined = z.object({
  ringId: id,
  seatId: id,
  seatKey: z
    .string()
    .nullable()
    .meta({ description: 'a guest’s key to the seat; shown once, also set as a cookie' }),
})

export const WriteCard = z.strictObject({
  ringId: id,
  round: Round,
  text: z.string().max(600),
  isReady: z.boolean(),
  mayGoOutside: z.boolean().default(false).meta({
    description: 'where nobody here offers, people outside may be asked',
  }),
})
export const GiveOffer = z.strictObject({
  ringId: id,
  cardId: id,
  kind: OfferKind,
  line: z.string().trim().max(80).default(''),
  note: z.string().trim().max(500).optional().meta({ description: 'private: for the asker alone' }),
})

/** One press of whoever leads. `from` is the step that was on their screen: a second press of it does nothing. */
export const Press = z.strictObject({
  ringId: id,
  press: z.enum([
    'next',
    'back',
    'pause',
    'resume',
    'more',
    'skip',
    'call',
    'undo',
    'remove',
    'show',
    'hide',
    'handOver',
    'cohost',
  ]),
  from: z.string().max(64),
  tableId: id.optional(),
  aboutId: id.optional().meta({
    description: 'card or seat (call), seat (remove, handOver, cohost) or offer (show, hide)',
  }),
})

export const TellTally = z.strictObject({
  ringId: id,
  hours: z.number().min(0).max(1000).nullable(),
  worth: z.string().trim().max(40).nullable(),
  importance: z.int().min(1).max(5).nullable(),
  thanks: z.string().trim().max(40).optional().meta({ description: 'one word' }),
})

export const SettlePromise = z.strictObject({
  ringId: id,
  offerId: id,
  to: z.enum(['promised', 'kept', 'released']),
  when: moment.optional(),
  channel: z.string().trim().max(40).optional(),
  outcome: z.string().trim().max(500).optional(),
  keep: z
    .boolean()
    .default(false)
    .meta({ description: 'whether others may find the kept promise as evidence of who can help' }),
})

export const RingLine = z.object({
  id,
  title: z.string(),
  stage: z.enum(['coming', 'live', 'past']),
  startsAt: time,
  seatId: id,
})
export const RingList = z.object({ items: z.array(RingLine), next: z.string().nullable() })

export const ByCode = z.object({
  title: z.string(),
  startsAt: time,
  needsName: z.boolean().meta({ description: 'whoever comes as a guest says a name' }),
})
export const CodePath = z.strictObject({ code: z.string().trim().min(1).max(64) })
export const OfferPath = z.strictObject({ ringId: id, offerId: id })
export const SeenCards = z.strictObject({ ringId: id, cardIds: z.array(id).min(1).max(500) })

export const ChangeRing = z.strictObject({
  ringId: id,
  title: z.string().trim().min(1).max(80).optional(),
  startsAt: moment.optional(),
  zone: Zone.optional(),
  language: z.string().max(16).optional(),
  rounds: z.array(Round).min(1).max(2).optional(),
  minutesPerAsk: z.int().min(1).max(5).optional(),
  expected: z.int().min(2).max(500).optional(),
  who: z.enum(['team', 'invited', 'code']).optional(),
  inviteIds: z.array(id).max(500).optional(),
  mixing: z.boolean().optional(),
  namesWhileWriting: z.boolean().optional(),
  holdOffers: z.boolean().optional(),
})

/** What a write leaves behind: the number from which on a stream has it. */
export const Done = z.object({ seq: z.int() })
export const Pressed = z.object({
  seq: z.int(),
  step: z.string().meta({ description: 'where the ring stands now' }),
})
export const CardDone = z.object({
  seq: z.int(),
  card: z.object({ id, round: Round, text: z.string(), isReady: z.boolean(), mayGoOutside: z.boolean() }),
})
export const StageLink = z.object({
  path: z.string().meta({ description: 'of the page for the projector' }),
  key: z.string().meta({ description: '`?stage=` of the stream; holds until a day after the ring' }),
})
export const Replay = z.object({
  lines: z.array(z.object({ at: time, fromSeatId: id, toSeatId: id, kind: OfferKind })),
})
