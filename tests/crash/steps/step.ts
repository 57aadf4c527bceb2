/** Where a process can be while it does what somebody wants, in the order in which it gets there. */
export const COMMAND_STEPS = ['begun', 'written', 'committed', 'announced'] as const
export const DELIVERY_STEPS = ['claimed', 'composed', 'sent', 'marked'] as const

export type Step = (typeof COMMAND_STEPS)[number] | (typeof DELIVERY_STEPS)[number]

/** Told on standard input: kill yourself when you come to this step for the n-th time from now. */
export interface Order {
  readonly step: Step
  readonly nth: number
}
