import type { RingHead } from '../../schema.ts'

/** What a phase is called: without a room nobody takes turns, so that the round is the time in which it is open. */
export function phaseKey({ form, phase }: Pick<RingHead, 'form' | 'phase'>) {
  return form === 'async' && phase === 'work' ? 'ring.ui.phase.open' : (`ring.ui.phase.${phase}` as const)
}
