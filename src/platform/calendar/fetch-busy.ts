import { type CaldavAccount, type CaldavCalendar, findCalendars, readEntries } from '../caldav/caldav.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { isRefusal, Outage, type Refusal, refuse } from '../refusal.ts'
import type { BusyAnswer, BusyQuestion } from './busy-times.ts'
import { readBusy } from './read-busy.ts'

/** Where one calendar is read: an address that publishes it, or an account on a server. */
export type CalendarSource =
  | { readonly kind: 'feed'; readonly address: string }
  | { readonly kind: 'caldav'; readonly account: CaldavAccount }

/** What changed nothing since the last time says so by its tag, and is not read again. */
export type FetchedBusy =
  | { readonly busy: Extract<BusyAnswer, { busy: unknown }>['busy']; readonly tag: string }
  | { readonly unchanged: true }

const LARGEST = 10 * 1_024 * 1_024
const MOST_HOPS = 3

/**
 * The times of a calendar that are taken, and nothing else of it.
 *
 * @param tag what the last answer said, '' to read in any case
 * @returns a refusal that says what is wrong with it (`calendar.signIn`, `.none`, `.unreadable`, `.tooMany`,
 *          `.tooSlow`, or one of the door's)
 * @throws Outage where the other side doesn't answer, or sends more than ten megabytes
 */
export async function fetchBusy(
  door: Outbound,
  source: CalendarSource,
  question: BusyQuestion,
  tag: string,
): Promise<FetchedBusy | Refusal> {
  const found = await (source.kind === 'feed'
    ? fetchFeed(door, source.address, tag)
    : fetchAccount(door, source.account, question, tag))
  if (isRefusal(found) || 'unchanged' in found) return found
  if (found.texts.length === 0) return { busy: [], tag: found.tag }
  const answer = await readBusy(found.texts, question)
  return 'failed' in answer ? refuse(`calendar.${answer.failed}`) : { busy: answer.busy, tag: found.tag }
}

type Texts = { readonly texts: readonly string[]; readonly tag: string } | { readonly unchanged: true }

/** Each hop is judged by the door like the first address; whoever publishes a calendar moves it now and then. */
async function fetchFeed(door: Outbound, typed: string, tag: string): Promise<Texts | Refusal> {
  let address = typed
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const headers = { accept: 'text/calendar', ...(tag === '' ? {} : { 'if-none-match': tag }) }
    const answer = await door.send({ address, headers, mostBytes: LARGEST })
    if (isRefusal(answer)) return answer
    const { status, headers: said } = answer
    if (status === 304) return { unchanged: true }
    if (status === 200) {
      return { texts: [Buffer.from(answer.body).toString('utf8')], tag: said['etag'] ?? '' }
    }
    const next = status >= 300 && status < 400 ? said['location'] : undefined
    if (next === undefined || !URL.canParse(next, address)) return refusedBy(status)
    address = new URL(next, address).href
  }
  return refuse('calendar.none')
}

function refusedBy(status: number): Refusal {
  if (status === 401 || status === 403) return refuse('calendar.signIn')
  if (status >= 500 || status === 429) throw new Outage(`The calendar's server answers ${status}`)
  return refuse('calendar.none')
}

async function fetchAccount(
  door: Outbound,
  account: CaldavAccount,
  question: BusyQuestion,
  tag: string,
): Promise<Texts | Refusal> {
  const calendars = await findCalendars(door, account)
  if (isRefusal(calendars)) return calendars
  const now = tagOf(calendars)
  if (now !== '' && now === tag) return { unchanged: true }
  const texts: string[] = []
  for (const calendar of calendars) {
    const entries = await readEntries(door, account, calendar, question)
    if (isRefusal(entries)) return entries
    texts.push(...entries)
  }
  return { texts, tag: now }
}

/** Only where each of them has one: one that is silent may have changed. */
function tagOf(calendars: readonly CaldavCalendar[]): string {
  return calendars.every(({ tag }) => tag !== '') ? calendars.map(({ tag }) => tag).join(' ') : ''
}
