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
  rounds,
  phase,
}: RingHead): readonly { readonly step: Step; readonly isNow: boolean }[] {
  const steps: readonly Step[] = ['write', ...rounds, 'wall', 'thanks']
  return steps.map((step) => ({ step, isNow: step === STEP_OF[phase] }))
}
