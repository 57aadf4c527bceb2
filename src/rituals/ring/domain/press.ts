import type { Instant } from '#engine/time/instant.ts'
import type { Saying } from '#src/rituals/contract.ts'
import { extendTimer, pauseTimer, resumeTimer, startTimer, type Timer } from '#src/rituals/contract/timer.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { cardsOf } from './cards.ts'
import { composeTables } from './compose.ts'
import type { Pressing } from './commands.ts'
import { isLeading, leadsTable } from './leading.ts'
import { phaseOf, roundOf } from './phases.ts'
import type { RingEvent, RingState, Run, Table } from './state.ts'
import { beginRound, earlierTurn, nextTurn, replaceTable, skipTurn, withTurn } from './turns.ts'

const MORE_SECONDS = 30

/** Names the step that a press of the whole ring is about. */
export function stepOf(state: RingState): string {
  const [table] = state.run.tables
  const turns = table && isOneTable(state) && roundOf(state) !== null ? `.${table.turns}` : ''
  return `r${state.run.steps}${turns}`
}

/** Names the turn that a press of one table is about; where there is only one table, the ring's step. */
export function turnStepOf(state: RingState, table: Table): string {
  return isOneTable(state) ? stepOf(state) : `t${table.number}.${state.run.steps}.${table.turns}`
}

export function isOneTable(state: RingState): boolean {
  return state.run.tables.length === 1
}

/**
 * What a press does. One that was made on an earlier step than the present one has been made already, by a second
 * tap or by somebody else: then nothing happens, and nobody is told off.
 */
export function decidePress(
  state: RingState,
  said: Pressing,
  { by, now }: Saying,
): readonly RingEvent[] | Refusal {
  const table = tableFor(state, said)
  if (table === 'unknown') return refuse('request.notFound')
  if (by === null || !(isLeading(state, by) || leadsTable(state, table, by))) return refuse('ring.notLeading')
  if (said.from !== (table ? turnStepOf(state, table) : stepOf(state))) return []
  const before = { state, now }
  switch (said.press) {
    case 'next':
      return next(before, table)
    case 'back':
      return back(before, table)
    case 'skip':
      return skip(before, table)
    case 'call':
      return call(before, said.aboutId)
    case 'more':
      return more(before, table)
    case 'pause':
      return state.run.isPaused ? [] : [moved(withClocks(state.run, (timer) => pauseTimer(timer, now), true))]
    case 'resume':
      return state.run.isPaused
        ? [moved(withClocks(state.run, (timer) => resumeTimer(timer, now), false))]
        : []
    default:
      return undo(before)
  }
}

interface Before {
  readonly state: RingState
  readonly now: Instant
}

/** The table that a press is about: the one that is named, or the only one while its turns go round. */
function tableFor(state: RingState, { tableId, press }: Pressing): Table | null | 'unknown' {
  if (roundOf(state) === null || ['pause', 'resume', 'undo'].includes(press)) return null
  if (tableId !== undefined) return state.run.tables.find(({ id }) => id === tableId) ?? 'unknown'
  return isOneTable(state) ? (state.run.tables[0] ?? null) : null
}

function next({ state, now }: Before, table: Table | null): readonly RingEvent[] | Refusal {
  const round = roundOf(state)
  if (table === null || round === null) return advance(state, now)
  const after = nextTurn(state, table, round, now)
  const isLast =
    after.turn === null && replaceTable(state.run, after).tables.every(({ turn }) => turn === null)
  return isLast ? advance(state, now) : [turned(state.run, after)]
}

function back({ state, now }: Before, table: Table | null): readonly RingEvent[] {
  const earlier = table ? earlierTurn(state, table, now) : null
  if (earlier) return [turned(state.run, earlier)]
  return state.run.place === 0 ? [] : [moved(enter(state, state.run.place - 1, now))]
}

function skip({ state, now }: Before, table: Table | null): readonly RingEvent[] {
  const round = roundOf(state)
  return table?.turn && round ? [turned(state.run, skipTurn(state, table, round, now))] : []
}

/**
 * A card called, whether it was skipped, read before or hasn't come up yet: its table has it before it now. The leader
 * can't name a card that they may not see before its turn, so they say whose turn it is.
 */
function call({ state, now }: Before, aboutId = ''): readonly RingEvent[] | Refusal {
  const round = roundOf(state)
  const card = state.cards[aboutId] ?? cardsOf(state, aboutId).find((one) => one.round === round)
  const table = state.run.tables.find(({ id }) => id === state.seats[card?.seatId ?? '']?.tableId)
  if (!card?.isReady || !table) return refuse('request.notFound')
  return card.round === round ? [turned(state.run, withTurn(state, table, card, now))] : []
}

function more({ state, now }: Before, table: Table | null): readonly RingEvent[] {
  if (table?.turn) {
    const timer = extendTimer(table.turn.timer, MORE_SECONDS, now)
    return [turned(state.run, { ...table, turn: { ...table.turn, timer }, turns: table.turns + 1 })]
  }
  const { run } = state
  return [moved({ ...run, timer: extendTimer(run.timer, MORE_SECONDS, now), steps: run.steps + 1 })]
}

/** The ring as it was before the last press, with the time that was left then. */
function undo({ state, now }: Before): readonly RingEvent[] {
  const last = state.undo.at(-1)
  if (!last) return []
  const { run } = state
  const earlier = last.isPaused ? last : withClocks(last, (timer) => resumeTimer(timer, now), false)
  const seated = new Set(earlier.tables.flatMap(({ seatIds }) => seatIds))
  const tables = earlier.tables.map((table, place) => {
    // whoever came since keeps their seat, also where their table is no more
    const newcomers = run.tables
      .filter(
        ({ id }) => id === table.id || (place === 0 && !earlier.tables.some((other) => other.id === id)),
      )
      .flatMap(({ seatIds }) => seatIds.filter((seatId) => !seated.has(seatId)))
    const turns = Math.max(table.turns, run.tables.find(({ id }) => id === table.id)?.turns ?? 0) + 1
    return { ...table, seatIds: [...table.seatIds, ...newcomers], turns }
  })
  return [{ kind: 'unmoved', run: { ...earlier, tables, steps: run.steps + 1 } }]
}

/** The next phase, or a refusal where the leader's own ask is still missing. */
export function advance(state: RingState, now: Instant): readonly RingEvent[] | Refusal {
  const phase = phaseOf(state)
  if (phase === 'closed') return []
  if (phase === 'lobby' && !hasLeadersAsk(state)) return refuse('ring.leaderFirst')
  const seated = phase === 'lobby' ? { ...state, run: composeTables(state) } : state
  return [moved(enter(seated, state.run.place + 1, now))]
}

/** The leader asks first: nobody else is asked to before. */
export function hasLeadersAsk(state: RingState): boolean {
  return cardsOf(state, state.hostId ?? '').some((card) => card.isReady)
}

function enter(state: RingState, place: number, now: Instant): Run {
  const { run } = state
  const phase = run.phases[place]
  const timer = startTimer(phase?.seconds ?? null, now)
  const still = { ...run, place, steps: run.steps + 1, timer, isPaused: false, tables: run.tables.map(ended) }
  const round = phase?.name
  if (state.plan.form === 'async' || (round !== 'personal' && round !== 'work')) return still
  return place > run.place ? beginRound(state, still, round, now) : heldRound(state, still, round)
}

/** A round that is entered from behind: its cards have been read, and may be called again. */
function heldRound(state: RingState, run: Run, round: 'personal' | 'work'): Run {
  const read = Object.values(state.cards).filter((card) => card.round === round && card.readAt !== null)
  const tables = run.tables.map((table) => ({
    ...table,
    done: table.seatIds.flatMap((seatId) =>
      read.filter((card) => card.seatId === seatId).map(({ id }) => id),
    ),
    skipped: [],
  }))
  return { ...run, tables }
}

function ended(table: Table): Table {
  return table.turn ? { ...table, turn: null, turns: table.turns + 1 } : table
}

export function withClocks(run: Run, change: (timer: Timer) => Timer, isPaused: boolean): Run {
  const tables = run.tables.map((table) =>
    table.turn ? { ...table, turn: { ...table.turn, timer: change(table.turn.timer) } } : table,
  )
  return { ...run, timer: change(run.timer), tables, isPaused, steps: run.steps + 1 }
}

function moved(run: Run): RingEvent {
  return { kind: 'moved', run }
}

/** One table one turn on. A paused ring stays paused: the new clock stands still too. */
export function turned(run: Run, table: Table): RingEvent {
  if (!run.isPaused || !table.turn) return { kind: 'turned', table }
  const { timer } = table.turn
  const still =
    timer.endsAt === null ? timer : { ...timer, endsAt: null, leftMs: (timer.seconds ?? 0) * 1_000 }
  return { kind: 'turned', table: { ...table, turn: { ...table.turn, timer: still } } }
}
