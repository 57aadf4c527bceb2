/** When or how somebody may be reached has changed: what waits for them is to be looked at anew. */
export const REACH_CHANGED = 'reach.changed'
