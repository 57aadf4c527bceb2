import type { Refusal } from '../refusal.ts'
import { serviceKey } from '../service.ts'

/*
 * outbound  the one door for addresses that people typed: hooks, calendars. What the operator sets in the settings
 *           (mail server, language model) is theirs and doesn't go through it.
 */

export interface OutboundRequest {
  /** as it was typed and kept; judged anew each time, since names move */
  readonly address: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PROPFIND' | 'REPORT'
  /** `Host`, `Content-Length` and `Connection` are the door's */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** bytes of the answer's body that are read; with 0 the connection ends once the status is known (if not given) */
  readonly mostBytes?: number
  readonly signal?: AbortSignal
}

/** Whatever its status, 3xx among them: no redirect is followed, since the new address was typed by nobody. */
export interface OutboundAnswer {
  readonly status: number
  /** by their names in small letters */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** milliseconds from asking for the connection to the end of what was read */
  readonly ms: number
}

export interface Outbound {
  /** What its spelling alone says, without asking anybody: inside a transaction, nobody has to be waited for. */
  read(address: string): Refusal | null

  /**
   * What can be said of an address when it is typed: its name is resolved and judged, nothing is connected.
   *
   * @returns null where one may go there now; a name that has no address yet may get one
   */
  judge(address: string): Promise<Refusal | null>

  /**
   * Goes there once. A refusal says that one may not, and then nothing was connected.
   *
   * @throws Outage where the other side doesn't answer in time, breaks off, or answers more than `mostBytes`; its
   *         sentence has codes alone
   */
  send(request: OutboundRequest): Promise<OutboundAnswer | Refusal>
}

export const outboundKey = serviceKey<Outbound>('platform.outbound')
