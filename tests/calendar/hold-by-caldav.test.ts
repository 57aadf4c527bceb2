import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { TimesView } from '#features/times/schema.ts'
import { requireOrSkip } from '../optional.ts'
import { iso, type Stage, stage } from '../scenarios/stage.ts'
import { PASSWORD, type Radicale, radicaleIsHere, startRadicale } from './radicale.ts'

/** Agreed times in the calendar of somebody who allowed it, on a real CalDAV server. */

describe.runIf(requireOrSkip('Radicale', radicaleIsHere()))('in a real calendar', () => {
  let radicale: Radicale
  let on: Stage
  let now: Instant
  let ada: string
  let ines: string
  beforeAll(async () => {
    radicale = await startRadicale()
    await radicale.make('ada')
    on = await stage({ settings: { CALDAV_URL: radicale.url } })
    ;[ines, ada] = await on.people('Ines', 'Ada')
    await on.do(ada, 'calendars.connect', { kind: 'caldav', user: 'ada', password: PASSWORD, writes: true })
    await on.settle()
  })
  beforeEach(async () => {
    now = on.world.clock.now()
  })
  afterAll(async () => {
    await on.world.close()
    await radicale.close()
  })

  async function agreed() {
    const audience = { kind: 'people', people: [ada] }
    const needBy = iso(later(now, 2 * DAY))
    const { id: askId } = await on.send(ines, { text: 'The pooler is full.', audience, needBy })
    const invitation = (await on.invitations(ada)).find((one) => one.askId === askId)
    await on.do(ada, 'invitations.accept', { invitationId: invitation?.id })
    await on.settle()
    const { items } = await on.do<TimesView>(ines, 'times.list', { askId })
    await on.do(ines, 'times.take', { askId, startsAt: items[0]?.startsAt })
    await on.settle()
    return { askId, first: items[0]?.startsAt, last: items[2]?.startsAt }
  }

  function entries() {
    return radicale.entries('ada').map((text) => {
      const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
      const said = (name: string) => event?.getFirstPropertyValue(name)?.toString() ?? ''
      return {
        title: said('summary'),
        startsAt: said('dtstart').replace('Z', '.000Z'),
        sequence: said('sequence'),
      }
    })
  }

  test('it is put there, moves there and goes away again', async () => {
    const { askId, first, last } = await agreed()
    expect(entries()).toEqual([
      { title: '20 minutes: The pooler is full (Ines, Ada)', startsAt: first, sequence: '0' },
    ])
    await on.travel(later(now, 1 * MINUTE))
    await on.do(ines, 'times.move', { askId, startsAt: last })
    await on.settle()
    expect(entries()).toMatchObject([{ startsAt: last, sequence: '1' }])
    await on.do(ada, 'times.release', { askId })
    await on.settle()
    expect(entries()).toEqual([])
  })

  test('a process that died after writing it and before knowing so writes the same entry again', async () => {
    const { askId, first } = await agreed()
    await on.world.pool.query('delete from calendars_entries')
    await on.world.pool.query(`update platform_jobs set state = 'waiting' where kind = 'times.writeHold'`)
    await on.settle()
    expect(entries()).toMatchObject([{ startsAt: first }])
    await on.do(ada, 'times.release', { askId })
    await on.settle()
    expect(entries()).toEqual([])
  })

  test('what she changed in her calendar herself stays as she left it', async () => {
    const { askId, last } = await agreed()
    const [text = ''] = radicale.entries('ada')
    await radicale.overwrite('ada', text.replace(/SUMMARY:[^]*?\n(?=\S)/, 'SUMMARY:My own words\r\n'))
    await on.do(ines, 'times.move', { askId, startsAt: last })
    await on.settle()
    await on.do(ines, 'times.release', { askId })
    await on.settle()
    expect(entries()).toMatchObject([{ title: 'My own words', sequence: '0' }])
  })
})
