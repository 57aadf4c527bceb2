import type { Instant } from '#engine/time/instant.ts'
import type { PhaseSpec } from '#src/rituals/contract.ts'
import type { Phase } from '../schema.ts'
import type { Plan, RingState } from './state.ts'

/** Above this many, people sit at several tables. */
export const ONE_TABLE = 30
/** How many sit together where there are several tables. */
export const TABLE_SIZE = 16

/** Minutes of each phase but the rounds: thirty together. */
const MINUTES = { lobby: 5, rules: 3, writing: 4, wall: 8, drawing: 3, tally: 4, promises: 3 } as const
/** Where there are several tables, the wall is when all see the cards that have no offers. */
const WALL_OF_MANY = 10
const PERSONAL_SECONDS = 60

type RingPhase = PhaseSpec & { readonly name: Phase }

/**
 * The run of show: 30 minutes and the rounds, 2 minutes an ask where nobody chose otherwise, and one for a personal
 * one. Several tables take their turns side by side, so that only the largest counts.
 *
 * @param heads people, at the table that has the most of them
 * @source Reciprocity ring practice: 30 + 2 N minutes, and N more with the personal round
 */
export function phasesOf(
  plan: Pick<Plan, 'rounds' | 'minutesPerAsk'> & Partial<Pick<Plan, 'form' | 'asyncHours'>>,
  heads: number,
  isMany: boolean,
): readonly RingPhase[] {
  if (plan.form === 'async') return asyncPhases(plan.asyncHours ?? 48)
  const turn = { personal: PERSONAL_SECONDS, work: plan.minutesPerAsk * 60 }
  const rounds = (['personal', 'work'] as const)
    .filter((round) => plan.rounds.includes(round))
    .map(
      (round): RingPhase => ({
        name: round,
        acts: 'turns',
        seconds: turn[round] * heads,
        exits: ['host', 'ready'],
      }),
    )
  const phase = (
    name: keyof typeof MINUTES,
    exits: PhaseSpec['exits'],
    acts: PhaseSpec['acts'],
  ): RingPhase => {
    const minutes = name === 'wall' && isMany ? WALL_OF_MANY : MINUTES[name]
    return { name, acts, seconds: minutes * 60, exits }
  }
  return [
    phase('lobby', ['host'], 'host'),
    phase('rules', ['host'], 'host'),
    phase('writing', ['host', 'clock', 'ready'], 'everybody'),
    ...rounds,
    phase('wall', ['host'], 'everybody'),
    phase('drawing', ['host'], 'host'),
    phase('tally', ['host'], 'everybody'),
    phase('promises', ['host'], 'everybody'),
    { name: 'closed', acts: 'everybody', seconds: null, exits: [] },
  ]
}

const DAY_SECONDS = 86_400

/** Nobody is in a room: cards hang from the morning of the first day, and the clock closes with the drawing. */
function asyncPhases(hours: number): readonly RingPhase[] {
  const open = { acts: 'everybody', exits: ['host', 'clock'] } as const
  return [
    { name: 'lobby', acts: 'host', seconds: null, exits: ['host', 'clock'] },
    { name: 'work', ...open, seconds: hours * 3_600 },
    { name: 'drawing', ...open, seconds: DAY_SECONDS },
    { name: 'promises', ...open, seconds: 2 * DAY_SECONDS },
    { name: 'closed', acts: 'everybody', seconds: null, exits: [] },
  ]
}

/** Seconds for one turn in a round. */
export function turnSeconds(plan: Plan, round: 'personal' | 'work'): number {
  return round === 'personal' ? PERSONAL_SECONDS : plan.minutesPerAsk * 60
}

/** Minutes from the lobby to the end. */
export function lengthMinutes(phases: readonly PhaseSpec[]): number {
  return Math.round(phases.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) / 60)
}

export function phaseOf(state: RingState): Phase {
  return state.run.phases[state.run.place]?.name ?? 'closed'
}

export function roundOf(state: RingState): 'personal' | 'work' | null {
  const phase = phaseOf(state)
  // without a room there are no turns: all cards hang at once
  if (state.plan.form === 'async') return null
  return phase === 'personal' || phase === 'work' ? phase : null
}

/** When the lobby of a ring without a room opens by itself; a ring with one waits for its host. */
export function opensBy(state: RingState): Instant | null {
  return state.plan.form === 'async' && phaseOf(state) === 'lobby' ? state.plan.startsAt : null
}

/** True from the first round on: cards come up, offers may be given. */
export function hasBegun(state: RingState): boolean {
  const phase = phaseOf(state)
  return phase !== 'lobby' && phase !== 'rules' && phase !== 'writing'
}
