/** Places where a rule doesn't hold yet, as `rule path`. The list may only become shorter. */
export const exceptions: readonly string[] = []
