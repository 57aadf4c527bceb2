import type { Phase, RingHead } from '../../schema.ts'

export type Step = 'write' | 'personal' | 'work' | 'wall' | 'thanks'

const STEP_OF: Readonly<Record<Phase, Step>> = {
  lobby: 'write',
  rules: 'write',
  writing: 'write',
  personal: 'personal',
  work: 'work',
  wall: 'wall',
  drawing: 'thanks',
  tally: 'thanks',
  promises: 'thanks',
  closed: 'thanks',
}

/** The run of show in the few words that a wall has room for, and which of them is now. */
export function stepsOf({
  form,
  rounds,
  phase,
}: RingHead): readonly { readonly step: Step; readonly isNow: boolean }[] {
  // without a room all cards hang from the first hour on
  const turns = form === 'live' ? rounds : []
  const steps: readonly Step[] = ['write', ...turns, 'wall', 'thanks']
  const now = form === 'async' && phase === 'work' ? 'wall' : STEP_OF[phase]
  return steps.map((step) => ({ step, isNow: step === now }))
}
