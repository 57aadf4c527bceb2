import type { Instant } from '#engine/time/instant.ts'
import type { Outbound, OutboundAnswer, OutboundRequest } from '../outbound/outbound.ts'
import { isRefusal, Outage, type Refusal, refuse } from '../refusal.ts'
import { type Element, findAll, findFirst, readXml } from './read-xml.ts'

/*
 * CalDAV (RFC 4791) as far as busy time goes: find a person's calendars, see whether they changed, read the entries
 * of a stretch of time, and put an entry of ours into one of them. Every address that a server names is judged by the
 * same door as the one that was typed, and has to lie on the same server.
 */

export interface CaldavAccount {
  /** a calendar, a person's page or the server, as it was typed */
  readonly address: string
  readonly user: string
  readonly password: string
}

export interface CaldavCalendar {
  readonly address: string
  /** changes whenever something in it does; empty where the server doesn't say */
  readonly tag: string
}

const DAV = 'DAV:'
const CAL = 'urn:ietf:params:xml:ns:caldav'
const SERVER = 'http://calendarserver.org/ns/'

const LARGEST = 10 * 1_024 * 1_024
const MOST_CALENDARS = 30
const MOST_HOPS = 4

/**
 * The calendars of this account that hold entries and count as taken time, in the server's order.
 *
 * @returns a refusal where one may not go there, where the account isn't let in (`calendar.signIn`), or where there is
 *          no CalDAV (`calendar.none`)
 * @throws Outage where the server doesn't answer, or answers with its own trouble
 */
export async function findCalendars(
  door: Outbound,
  account: CaldavAccount,
): Promise<CaldavCalendar[] | Refusal> {
  const start = await firstPage(door, account)
  if (isRefusal(start)) return start
  const own = calendarsIn(start)
  if (own.length > 0) return own
  const principal = await follow(door, account, start, [`${DAV} current-user-principal`, '0'])
  if (isRefusal(principal)) return principal
  const home = await follow(door, account, principal ?? start, [`${CAL} calendar-home-set`, '1'])
  if (isRefusal(home)) return home
  const listed = home ?? (await ask(door, account, properties(start.address, '1')))
  if (isRefusal(listed)) return listed
  const found = calendarsIn(listed)
  return found.length === 0 ? refuse('calendar.none') : found.slice(0, MOST_CALENDARS)
}

/**
 * The entries that lie in this stretch, as iCalendar texts. Asked for by the properties that tell a time alone; most
 * servers give all of them, so whoever calls keeps no more than the times.
 *
 * @returns one text for each entry, or a refusal as `findCalendars`
 */
export async function readEntries(
  door: Outbound,
  account: CaldavAccount,
  calendar: CaldavCalendar,
  within: { readonly from: Instant; readonly to: Instant },
): Promise<string[] | Refusal> {
  const page = await ask(door, account, {
    address: calendar.address,
    method: 'REPORT',
    headers: { depth: '1' },
    body: entriesBetween(within.from, within.to),
  })
  if (isRefusal(page)) return page
  return findAll(page.root, `${CAL} calendar-data`).map(({ text }) => text)
}

interface Page {
  readonly address: string
  readonly root: Element
}

/** What was typed; where there is no CalDAV, the place that RFC 6764 keeps for it on every host. */
async function firstPage(door: Outbound, account: CaldavAccount): Promise<Page | Refusal> {
  const typed = await ask(door, account, properties(account.address, '0'))
  if (!isRefusal(typed) || typed.refusal !== 'calendar.none') return typed
  const known = new URL('/.well-known/caldav', account.address)
  return ask(door, account, properties(known.href, '0'))
}

/** The page that this one names under a property; null where it names none. */
async function follow(
  door: Outbound,
  account: CaldavAccount,
  page: Page,
  [name, depth]: readonly [string, '0' | '1'],
): Promise<Page | Refusal | null> {
  const href = findFirst(page.root, name, `${DAV} href`)?.text.trim()
  if (!href) return null
  const address = sameServer(href, page.address)
  return address === null ? refuse('calendar.none') : ask(door, account, properties(address, depth))
}

function calendarsIn({ root, address }: Page): CaldavCalendar[] {
  return findAll(root, `${DAV} response`).flatMap((response) => {
    const kind = findFirst(response, `${DAV} resourcetype`)
    const href = findFirst(response, `${DAV} href`)?.text.trim()
    const place = href === undefined ? null : sameServer(href, address)
    if (place === null || !kind || !findFirst(kind, `${CAL} calendar`) || !holdsEvents(response)) return []
    if (findFirst(response, `${CAL} schedule-calendar-transp`, `${CAL} transparent`)) return []
    const tag =
      findFirst(response, `${SERVER} getctag`)?.text ?? findFirst(response, `${DAV} sync-token`)?.text ?? ''
    return [{ address: place, tag: tag.trim() }]
  })
}

/** Lists of tasks are calendars too; who names no components takes all of them. */
function holdsEvents(response: Element): boolean {
  const set = findFirst(response, `${CAL} supported-calendar-component-set`)
  return set === undefined || set.children.length === 0 || set.children.some(({ is }) => is === 'VEVENT')
}

function properties(address: string, depth: '0' | '1'): OutboundRequest {
  const body = `<?xml version="1.0" encoding="utf-8"?><propfind xmlns="${DAV}" xmlns:c="${CAL}" xmlns:s="${SERVER}"><prop><current-user-principal/><resourcetype/><sync-token/><c:calendar-home-set/><c:supported-calendar-component-set/><c:schedule-calendar-transp/><s:getctag/></prop></propfind>`
  return { address, method: 'PROPFIND', headers: { depth }, body }
}

/** What tells a time, and neither title nor place nor people. */
const TELLING_TIME = [
  'UID',
  'DTSTART',
  'DTEND',
  'DURATION',
  'RRULE',
  'RDATE',
  'EXDATE',
  'RECURRENCE-ID',
  'TRANSP',
  'STATUS',
  'X-MICROSOFT-CDO-BUSYSTATUS',
]

function entriesBetween(from: Instant, to: Instant): string {
  const wanted = TELLING_TIME.map((name) => `<c:prop name="${name}"/>`).join('')
  return `<?xml version="1.0" encoding="utf-8"?><c:calendar-query xmlns="${DAV}" xmlns:c="${CAL}"><prop><c:calendar-data><c:comp name="VCALENDAR"><c:comp name="VTIMEZONE"/><c:comp name="VEVENT">${wanted}</c:comp></c:comp></c:calendar-data></prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range start="${basic(from)}" end="${basic(to)}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`
}

function basic(at: Instant): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
}

/** A page of XML, over the few redirects that servers use for finding them, each of them on the same server. */
async function ask(
  door: Outbound,
  account: CaldavAccount,
  request: OutboundRequest,
): Promise<Page | Refusal> {
  let { address } = request
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const answer = await send(door, account, { ...request, address })
    if (isRefusal(answer)) return answer
    const next = [301, 302, 303, 307, 308].includes(answer.status) ? answer.headers['location'] : undefined
    if (next === undefined) {
      const root = answer.status === 207 ? readXml(Buffer.from(answer.body).toString('utf8')) : null
      return root === null ? refuse('calendar.none') : { address, root }
    }
    const moved = sameServer(next, address)
    if (moved === null) return refuse('calendar.none')
    address = moved
  }
  return refuse('calendar.none')
}

/**
 * One request as this account. What a server says of its own trouble is an outage; that it doesn't know the account or
 * has nothing there is a refusal.
 */
export async function send(
  door: Outbound,
  { user, password }: CaldavAccount,
  request: OutboundRequest,
): Promise<OutboundAnswer | Refusal> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const answer = await door.send({
    mostBytes: LARGEST,
    ...request,
    headers: { 'content-type': 'application/xml; charset=utf-8', ...request.headers, authorization },
  })
  if (isRefusal(answer)) return answer
  if (answer.status === 401 || answer.status === 403) return refuse('calendar.signIn')
  if (answer.status >= 500 || answer.status === 429)
    throw new Outage(`The calendar server answers ${answer.status}`)
  return answer
}

/** Elsewhere nobody typed the password for. */
function sameServer(href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null
  const url = new URL(href, base)
  return url.origin === new URL(base).origin ? url.href : null
}
