import { closedOutbound } from '#platform/outbound/open-outbound.ts'
import type { Ground } from '../contract.ts'

/** For tests of how a channel opens: no door leads out, and the key is everybody's. */
export const sampleGround: Ground = { outbound: closedOutbound, key: Buffer.alloc(32, 7) }
