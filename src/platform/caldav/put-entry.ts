import type { Outbound } from '../outbound/outbound.ts'
import { isRefusal, Outage, type Refusal, refuse } from '../refusal.ts'
import { type CaldavAccount, findCalendars, send } from './caldav.ts'

/** An entry of ours in somebody's calendar. */
export interface OwnEntry {
  /** letters and digits, hard to guess: whatever lies under this name is ours */
  readonly name: string
  /** as the server called its state when we last wrote it; null where we don't know that we did */
  readonly tag: string | null
}

/** `theirs`: its person has changed it or taken it away since, and it is left as it is. */
export type Put = { readonly tag: string | null } | 'theirs'

const WRITTEN: ReadonlySet<number> = new Set([200, 201, 204])

/**
 * Puts an entry into the account's first calendar, or changes it where it still is as we left it. Done twice it is the
 * same entry: after a crash that forgot the first time, what lies under our name is ours.
 *
 * @throws Outage where the server doesn't answer
 */
export async function putEntry(
  door: Outbound,
  account: CaldavAccount,
  entry: OwnEntry,
  ics: string,
): Promise<Put | Refusal> {
  const address = await placeOf(door, account, entry)
  if (isRefusal(address)) return address
  const put = (condition: Readonly<Record<string, string>>) =>
    send(door, account, {
      address,
      method: 'PUT',
      headers: { 'content-type': 'text/calendar; charset=utf-8', ...condition },
      body: ics,
    })
  const first = await put(entry.tag === null ? { 'if-none-match': '*' } : { 'if-match': entry.tag })
  if (isRefusal(first)) return first
  if (WRITTEN.has(first.status)) return { tag: first.headers['etag'] ?? null }
  if (first.status !== 412 || entry.tag !== null)
    return isMissing(first.status) ? 'theirs' : refuse('calendar.none')
  const again = await put({})
  if (isRefusal(again)) return again
  return WRITTEN.has(again.status) ? { tag: again.headers['etag'] ?? null } : refuse('calendar.none')
}

/** Takes it out again, where it still is as we left it. */
export async function removeEntry(
  door: Outbound,
  account: CaldavAccount,
  entry: OwnEntry,
): Promise<'removed' | 'theirs' | Refusal> {
  const address = await placeOf(door, account, entry)
  if (isRefusal(address)) return address
  const headers = entry.tag === null ? {} : { 'if-match': entry.tag }
  const answer = await send(door, account, { address, method: 'DELETE', headers })
  if (isRefusal(answer)) return answer
  if (WRITTEN.has(answer.status)) return 'removed'
  if (isMissing(answer.status)) return 'theirs'
  throw new Outage(`The calendar server answers ${answer.status}`)
}

function isMissing(status: number): boolean {
  return status === 404 || status === 410 || status === 412
}

async function placeOf(
  door: Outbound,
  account: CaldavAccount,
  { name }: OwnEntry,
): Promise<string | Refusal> {
  const calendars = await findCalendars(door, account)
  if (isRefusal(calendars)) return calendars
  const [first] = calendars
  return first === undefined ? refuse('calendar.none') : new URL(`askwell-${name}.ics`, first.address).href
}
