import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { CalendarsView } from '#features/calendars/schema.ts'
import type { TimesView } from '#features/times/schema.ts'
import { requireOrSkip } from '../optional.ts'
import { iso, type Stage, stage } from '../scenarios/stage.ts'
import { PASSWORD, type Radicale, radicaleIsHere, startRadicale } from './radicale.ts'

/** Busy time as a real CalDAV server tells it. */

describe.runIf(requireOrSkip('Radicale', radicaleIsHere()))('by a real server', () => {
  let radicale: Radicale
  let on: Stage
  let now: Instant
  beforeAll(async () => {
    radicale = await startRadicale()
    await radicale.make('ada')
    on = await stage({ settings: { CALDAV_URL: radicale.url } })
  })
  beforeEach(async () => {
    now = await on.monday()
  })
  afterAll(async () => {
    await on.world.close()
    await radicale.close()
  })

  const mine = (personId: string) => on.do<CalendarsView>(personId, 'calendars.list')
  const account = { kind: 'caldav', user: 'ada', password: PASSWORD }
  const basic = (at: number) => iso(at).replace(/[-:]|\.\d+/g, '')

  const people = new Set<string>()
  afterEach(async () => {
    for (const personId of people) {
      for (const { id } of (await mine(personId)).items)
        await on.do(personId, 'calendars.disconnect', { calendarId: id })
    }
    people.clear()
  })

  async function connected(personId: string, given: object = account): Promise<CalendarsView> {
    await on.do(personId, 'calendars.connect', given)
    people.add(personId)
    await on.settle()
    return mine(personId)
  }

  async function starts(asker: string, helper: string): Promise<string[]> {
    const audience = { kind: 'people', people: [helper] }
    const { id: askId } = await on.send(asker, { audience, needBy: iso(later(now, 2 * DAY)) })
    const invitation = (await on.invitations(helper)).find((one) => one.askId === askId)
    await on.do(helper, 'invitations.accept', { invitationId: invitation?.id })
    await on.settle()
    return (await on.do<TimesView>(asker, 'times.list', { askId })).items.map(({ startsAt }) => startsAt)
  }

  test('an account is found from the server alone, no busy time is proposed, and the times alone are kept', async () => {
    const [ines, ada] = await on.people('Ines', 'Ada')
    await radicale.put('ada', 'surgery', [
      'SUMMARY:Surgery at the Canary Clinic',
      'LOCATION:Canary Street 1',
      'DESCRIPTION:Do not tell the canary',
      'ATTENDEE;CN=Canary:mailto:canary@example.org',
      `DTSTART:${basic(later(now, 10 * MINUTE))}`,
      `DTEND:${basic(later(now, HOUR))}`,
    ])
    const { items, ownServer } = await connected(ada)
    expect(ownServer).toBe(new URL(radicale.url).host)
    expect(items).toMatchObject([
      { state: 'working', trouble: null, busy: 1, readAt: iso(now), kind: 'caldav' },
    ])
    expect((await starts(ines, ada))[0]).toBe(iso(later(now, HOUR)))
    expect(await everythingIn(on)).not.toMatch(/canary|surgery|sesame/i)
  })

  test('an ask that can wait is held while its helper is in a meeting', async () => {
    const [ines, ada] = await on.people('Ines', 'Ada')
    await radicale.put('ada', 'meeting', [`DTSTART:${basic(now)}`, 'DURATION:PT1H', 'SUMMARY:One to one'])
    await connected(ada)
    await on.send(ines, { audience: { kind: 'people', people: [ada] }, needBy: iso(later(now, DAY)) })
    expect(await on.notices(ada)).toEqual([])
    await on.travel(later(now, HOUR))
    expect(await on.notices(ada)).toEqual(['invitations.reached'])
    await radicale.remove('ada', 'meeting')
  })

  test('what changes there is seen at the next look, and what did not change is not read again', async () => {
    const [ines, ada] = await on.people('Ines', 'Ada')
    await radicale.put('ada', 'weekly', [
      'SUMMARY:Canary',
      `DTSTART:${basic(later(now, 10 * MINUTE - 7 * DAY))}`,
      'DURATION:PT1H50M',
      'RRULE:FREQ=WEEKLY',
    ])
    await connected(ada)
    expect((await starts(ines, ada))[0]).toBe(iso(later(now, 2 * HOUR)))
    await on.travel(later(now, 16 * MINUTE))
    expect((await mine(ada)).items).toMatchObject([{ state: 'working', readAt: iso(now) }])
    await radicale.remove('ada', 'weekly')
    await on.travel(later(now, 31 * MINUTE))
    expect((await mine(ada)).items).toMatchObject([
      { state: 'working', readAt: iso(later(now, 30 * MINUTE)) },
    ])
    now = later(now, 31 * MINUTE)
    expect((await starts(ines, ada))[0]).toBe(iso(later(now, 29 * MINUTE)))
  })

  test('a wrong password and a place without a calendar say so, and are looked at later', async () => {
    const [ada, ben] = await on.people('Ada', 'Ben')
    const { items } = await connected(ada, { ...account, password: 'guessed' })
    expect(items).toMatchObject([{ state: 'trouble', trouble: 'signIn', readAt: null }])
    expect((await connected(ben, { ...account, user: 'ben' })).items).toMatchObject([
      { state: 'trouble', trouble: 'none', nextAt: iso(later(now, 30 * MINUTE)) },
    ])
    await radicale.make('ben')
    await on.travel(later(now, 30 * MINUTE))
    expect((await mine(ben)).items).toMatchObject([{ state: 'working', trouble: null, busy: 0 }])
  })
})

/** Every row of every table, as text. */
async function everythingIn({ world }: Stage): Promise<string> {
  const { rows: tables } = await world.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = current_schema()`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await world.pool.query<{ row: string }>(`select t::text as row from "${name}" t`)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}
