/** Who passed an ask to whom. */
export interface Step {
  readonly fromId: string
  readonly toId: string | null
}

/**
 * Through whom an ask came to somebody, first helper first, themself last: Noor passed it to Tomás, who suggests Ife.
 * Nobody is passed an ask twice, so there is one way back, and it ends.
 */
export function chainTo(personId: string, passes: readonly Step[]): string[] {
  const chain = [personId]
  for (let step = to(personId, passes); step && !chain.includes(step.fromId); step = to(step.fromId, passes))
    chain.unshift(step.fromId)
  return chain
}

function to(personId: string, passes: readonly Step[]): Step | undefined {
  return passes.find((pass) => pass.toId === personId)
}
