import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { CalendarsView } from '#features/calendars/schema.ts'
import { personal } from '#features/calendars/personal.ts'
import type { TimesView } from '#features/times/schema.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { type OtherSide, otherSide } from '#platform/outbound/fixtures/other-side.ts'
import { iso, type Stage, stage } from './stage.ts'

/** Published calendars, good and bad, from a server of the test that the operator allowed. */

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let on: Stage
let server: OtherSide
let forbidden: OtherSide
let now: Instant
let answer: Answer
let asked: IncomingMessage[] = []
const connected = new Set<string>()

beforeAll(async () => {
  server = await otherSide((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  forbidden = await otherSide((_, response) => response.end(calendar()), { host: '127.0.0.2' })
  on = await stage({ settings: { OUTBOUND_ALLOW: '127.0.0.1/32' } })
})
beforeEach(async () => {
  now = await on.monday()
  asked = []
})
afterEach(async () => {
  for (const personId of connected) {
    for (const { id } of await mine(personId))
      await on.do(personId, 'calendars.disconnect', { calendarId: id })
  }
  connected.clear()
})
afterAll(async () => {
  await on.world.close()
  await server.close()
  await forbidden.close()
})

const mine = async (personId: string) => (await on.do<CalendarsView>(personId, 'calendars.list')).items
const address = (path = '/ada.ics') => `http://127.0.0.1:${server.port}${path}`

async function connect(personId: string, path?: string) {
  const given = { kind: 'feed', address: address(path) }
  await on.do(personId, 'calendars.connect', given)
  connected.add(personId)
  await on.settle()
  return mine(personId)
}

const basic = (at: number) => iso(at).replace(/[-:]|\.\d+/g, '')
/** An hour from ten minutes on. */
const meeting = () => [`DTSTART:${basic(later(now, 10 * MINUTE))}`, `DTEND:${basic(later(now, 70 * MINUTE))}`]

function calendar(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap((event, place) => [
    'BEGIN:VEVENT',
    `UID:${place}@elsewhere`,
    'SUMMARY:Canary one to one',
    ...event,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}

const says =
  (text: string, etag?: string): Answer =>
  (request, response) => {
    if (etag !== undefined && request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, etag === undefined ? {} : { etag }).end(text)
  }
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end('<h1>No</h1>')

/** The first time that is proposed to these two. */
async function soonest(asker: string, helper: string): Promise<string | undefined> {
  const audience = { kind: 'people', people: [helper] }
  const { id: askId } = await on.send(asker, { audience, needBy: iso(later(on.world.clock.now(), 2 * DAY)) })
  const invitation = (await on.invitations(helper)).find((one) => one.askId === askId)
  await on.do(helper, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  return (await on.do<TimesView>(asker, 'times.list', { askId })).items[0]?.startsAt
}

test('a published calendar keeps its times from being proposed, and is asked for what is new alone', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  answer = says(calendar(meeting()), '"one"')
  expect(await connect(ada)).toMatchObject([
    { kind: 'feed', state: 'working', busy: 1, host: `127.0.0.1:${server.port}`, readAt: iso(now) },
  ])
  expect(await soonest(ines, ada)).toBe(iso(later(now, 75 * MINUTE)))
  await on.travel(later(now, 15 * MINUTE))
  expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"one"'])
  await on.travel(later(now, 13 * HOUR))
  expect(asked.map(({ headers }) => headers['if-none-match'])).toContain(undefined)
  expect(asked.slice(1).filter(({ headers }) => headers['if-none-match'] === undefined)).toHaveLength(1)
})

test('disconnecting forgets its times, its address and its password at once', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  answer = says(calendar(meeting()))
  const [read] = await connect(ada)
  await on.do(ada, 'calendars.disconnect', { calendarId: read?.id })
  expect(await soonest(ines, ada)).toBe(iso(later(now, 15 * MINUTE)))
  expect(await count('calendars_busy')).toBe(0)
  expect(await count('platform_secrets')).toBe(0)
  await on.travel(later(now, HOUR))
  expect(asked).toHaveLength(1)
})

async function count(table: string): Promise<number> {
  const { rows } = await on.world.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
  return rows[0]?.count ?? 0
}

const bad: readonly (readonly [string, () => Answer, string])[] = [
  ['a page to sign in', () => says('<!doctype html><title>Sign in</title>'), 'unreadable'],
  ['a calendar that breaks off', () => says(calendar(meeting()).slice(0, 120)), 'unreadable'],
  ['nothing', () => says(''), 'unreadable'],
  ['more than ten megabytes', () => says('x'.repeat(11_000_000)), 'silent'],
  [
    'more events than anybody has',
    () => says(calendar(...Array.from({ length: 20_001 }, meeting))),
    'tooMany',
  ],
  ['gone', () => status(410), 'none'],
  ['not there', () => status(404), 'none'],
  ['its own trouble', () => status(503), 'silent'],
  ['a connection and then nothing', () => () => undefined, 'silent'],
  ['a connection that breaks', () => (request) => request.socket.destroy(), 'silent'],
  ['a way to nowhere', () => status(302, { location: '/ada.ics' }), 'none'],
  [
    'a way to a forbidden place',
    () => status(302, { location: `http://127.0.0.2:${forbidden.port}/` }),
    'notAllowed',
  ],
  [
    'a way to a metadata service',
    () => status(301, { location: 'http://169.254.169.254/latest' }),
    'notAllowed',
  ],
]

test.each(bad)(
  'a server that answers with %s is told as what it is, and asked again later',
  async (_, how, trouble) => {
    const [ada] = await on.people('Ada')
    answer = how()
    expect(await connect(ada)).toMatchObject([
      { state: 'trouble', trouble, busy: 0, readAt: null, nextAt: iso(later(now, 30 * MINUTE)) },
    ])
    expect(forbidden.connections()).toBe(0)
    answer = says(calendar(meeting()))
    await on.travel(later(now, 30 * MINUTE))
    expect(await mine(ada)).toMatchObject([{ state: 'working', trouble: null, says: null, busy: 1 }])
  },
)

test('a person gets their busy times with all else that is theirs, without the address, and erased they are gone', async () => {
  const [ada] = await on.people('Ada')
  answer = says(calendar(meeting()))
  await connect(ada)
  const given = await on.world.run((tx) => personal.exportFor(tx, ada))
  expect(given).toMatchObject({
    calendars: [{ kind: 'feed', host: `127.0.0.1:${server.port}` }],
    busy: [{ from: iso(later(now, 10 * MINUTE)), to: iso(later(now, 70 * MINUTE)) }],
  })
  expect(JSON.stringify(given)).not.toMatch(/ada\.ics|canary/i)
  await on.world.run((tx) => personal.erase(tx, ada))
  expect(await count('calendars_calendars')).toBe(0)
  expect(await count('calendars_busy')).toBe(0)
})

test('a password that is wrong is tried once a day, and by the button; then the usual looks begin again', async () => {
  const [ada] = await on.people('Ada')
  answer = status(401)
  const [refused] = await connect(ada)
  expect(refused).toMatchObject({ state: 'trouble', trouble: 'signIn', nextAt: iso(later(now, DAY)) })
  await on.travel(later(now, 3 * HOUR))
  expect(asked).toHaveLength(1)
  answer = says(calendar(meeting()))
  await on.do(ada, 'calendars.read', { calendarId: refused?.id })
  await on.settle()
  expect(await mine(ada)).toMatchObject([
    { state: 'working', nextAt: iso(later(now, 3 * HOUR + 15 * MINUTE)) },
  ])
  await on.travel(later(now, 4 * HOUR))
  expect(asked).toHaveLength(6)
})

test('a calendar that moved within what is allowed is followed', async () => {
  const [ada] = await on.people('Ada')
  answer = (request, response) =>
    request.url === '/new.ics'
      ? response.end(calendar(meeting()))
      : response.writeHead(301, { location: '/new.ics' }).end()
  expect(await connect(ada)).toMatchObject([{ state: 'working', busy: 1 }])
})

test('rules that never end and zones that nobody knows cost a moment and no more', async () => {
  const [ada] = await on.people('Ada')
  const start = `DTSTART;TZID=Middle/Earth:20260101T100000`
  answer = says(
    calendar(
      [start, 'DURATION:PT1M', 'RRULE:FREQ=SECONDLY'],
      [start, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE'],
      [start, 'DURATION:PT1M', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ),
  )
  const [read] = await connect(ada)
  expect(read).toMatchObject({ state: 'working' })
  expect(read?.busy).toBeGreaterThan(20)
})

test('what was read counts while the server is away, and no longer than three days', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const daily = [...meeting(), 'RRULE:FREQ=DAILY']
  answer = says(calendar(daily))
  await connect(ada)
  answer = status(503)
  await on.travel(later(now, DAY))
  const [after] = await mine(ada)
  expect(after).toMatchObject({ state: 'trouble', trouble: 'silent', readAt: iso(now) })
  expect(after?.says).toContain('503')
  expect(await soonest(ines, ada)).toBe(iso(later(now, DAY + 75 * MINUTE)))
  await on.travel(later(now, 4 * DAY))
  expect(await mine(ada)).toMatchObject([{ state: 'trouble', busy: 0 }])
  expect(await soonest(ines, ada)).toBe(iso(later(now, 4 * DAY + 15 * MINUTE)))
})

test('a clock that leaps a month ahead is one look and not three thousand', async () => {
  const [ada] = await on.people('Ada')
  answer = says(calendar(meeting()))
  await connect(ada)
  on.world.clock.moveTo(later(now, 30 * DAY))
  await on.settle()
  expect(asked).toHaveLength(2)
  expect(await mine(ada)).toMatchObject([{ readAt: iso(later(now, 30 * DAY)), busy: 0 }])
})

test('a look by the button neither stops the usual ones nor adds to them', async () => {
  const [ada] = await on.people('Ada')
  answer = says(calendar(meeting()))
  const [read] = await connect(ada)
  await on.travel(later(now, 5 * MINUTE))
  await on.do(ada, 'calendars.read', { calendarId: read?.id })
  await on.settle()
  expect(asked).toHaveLength(2)
  await on.travel(later(now, 60 * MINUTE))
  expect(asked).toHaveLength(6)
})

test('what cannot be an address, or carries a password, is refused, and nobody has six calendars', async () => {
  const [ada] = await on.people('Ada')
  answer = says(calendar())
  for (const bad of ['calendar', 'ftp://example.org/a.ics', 'https://ada:secret@example.org/a.ics']) {
    expect(await on.refused(ada, 'calendars.connect', { kind: 'feed', address: bad })).toBe(
      'calendar.badAddress',
    )
  }
  const account = { kind: 'caldav', user: 'ada', password: 'secret' }
  expect(await on.refused(ada, 'calendars.connect', account)).toBe('calendar.noAccount')
  for (let place = 0; place < 5; place++) await connect(ada, `/${place}.ics`)
  expect(await on.refused(ada, 'calendars.connect', { kind: 'feed', address: address() })).toBe(
    'calendar.tooMany',
  )
})

test('a private address that nobody allowed is not gone to', async () => {
  const [ada] = await on.people('Ada')
  const given = { kind: 'feed', address: `http://127.0.0.2:${forbidden.port}/ada.ics` }
  await on.do(ada, 'calendars.connect', given)
  connected.add(ada)
  await on.settle()
  expect(await mine(ada)).toMatchObject([{ state: 'trouble', trouble: 'notAllowed' }])
  expect(forbidden.connections()).toBe(0)
})

test('who has left is read no more', async () => {
  const [ada] = await on.people('Ada')
  answer = says(calendar(meeting()))
  await connect(ada)
  connected.clear()
  await on.world.run((tx) => patchPerson(tx, ada, { left: true }))
  await on.travel(later(now, 2 * HOUR))
  expect(asked).toHaveLength(1)
  expect(await count('calendars_busy')).toBe(0)
})
