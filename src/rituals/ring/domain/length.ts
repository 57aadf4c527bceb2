import { ONE_TABLE, lengthMinutes, phasesOf, TABLE_SIZE } from './phases.ts'
import type { Plan } from './state.ts'

export interface PlannedLength {
  readonly minutes: number
  readonly tables: number
}

/**
 * How long a ring takes, by the very run of show that it will have; several tables take their turns side by side, so only
 * the largest counts.
 *
 * @example plannedLength({ expected: 16, rounds: ['work'], minutesPerAsk: 2 }) // { minutes: 62, tables: 1 }
 */
export function plannedLength(plan: Pick<Plan, 'expected' | 'rounds' | 'minutesPerAsk'>): PlannedLength {
  const { expected } = plan
  const tables = expected <= ONE_TABLE ? 1 : Math.ceil(expected / TABLE_SIZE)
  return { minutes: lengthMinutes(phasesOf(plan, Math.ceil(expected / tables), tables > 1)), tables }
}
