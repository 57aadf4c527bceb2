import type { Outbound } from '../outbound/outbound.ts'
import { serviceKey } from '../service.ts'

/** The organisation's own calendar server (`CALDAV_URL`): the operator's setting, so it may lie in a private network. */
export interface OwnCalendarServer {
  readonly address: string
  readonly door: Outbound
}

export const ownCalendarServerKey = serviceKey<OwnCalendarServer | null>('platform.ownCalendarServer')
