import { z } from 'zod'
import type { CalendarSource } from '#platform/calendar/fetch-busy.ts'
import { ownCalendarServerKey } from '#platform/calendar/own-server.ts'
import { type Outbound, outboundKey } from '#platform/outbound/outbound.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { keysKey, personOwner, readSecret, type SecretOf } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { CalendarRow } from '../store.ts'

const Kept = z.object({
  address: z.string(),
  user: z.string().optional(),
  password: z.string().optional(),
})

/** Address, user and password of one calendar; forgotten with its person. */
export function secretOf(calendar: { readonly id: string; readonly personId: string }): SecretOf {
  return { owner: personOwner(calendar.personId), name: `calendar:${calendar.id}` }
}

/** Where a calendar is read; a refusal where that was sealed with a key that is gone. */
export async function sourceFor(
  tx: Tx,
  services: Services,
  row: CalendarRow,
): Promise<CalendarSource | Refusal> {
  const kept = await readSecret(tx, services.get(keysKey), secretOf(row))
  if (kept === null) return refuse('sealed.unreadable')
  if (isRefusal(kept)) return kept
  const { address, user = '', password = '' } = Kept.parse(JSON.parse(kept))
  return row.kind === 'feed'
    ? { kind: 'feed', address }
    : { kind: 'caldav', account: { address, user, password } }
}

/** To the organisation's own server leads a door of its own: the operator named it. */
export function doorFor(services: Services, source: CalendarSource): Outbound {
  const own = services.find(ownCalendarServerKey) ?? null
  const address = source.kind === 'feed' ? source.address : source.account.address
  const isOwn = own !== null && new URL(own.address).origin === new URL(address).origin
  return isOwn ? own.door : services.get(outboundKey)
}
