import { expect, test } from 'vitest'
import { DAY, HOUR, instant, later } from '#engine/time/instant.ts'
import { busyTimes } from './busy-times.ts'
import { readBusy } from './read-busy.ts'

const FROM = instant(Date.parse('2026-11-23T00:00:00Z'))
const QUESTION = { from: FROM, to: later(FROM, 60 * DAY), zone: 'Europe/Berlin', email: 'ada@example.org' }

function calendar(...parts: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...parts, 'END:VCALENDAR', ''].join('\r\n')
}
let made = 0
const event = (...lines: readonly string[]) =>
  ['BEGIN:VEVENT', `UID:${++made}@elsewhere`, ...lines, 'END:VEVENT'].join('\r\n')

function busy(...parts: readonly string[]): string[] {
  const answer = busyTimes([calendar(...parts)], QUESTION)
  if ('failed' in answer) return [answer.failed]
  const text = (at: number) => new Date(at).toISOString().slice(0, 16)
  return answer.busy.map(({ from, to }) => `${text(from)} ${text(to)}`)
}

test('a meeting takes its time, in UTC, in a zone by its name, and in the person’s own where it names none', () => {
  expect(
    busy(
      event('DTSTART:20261124T090000Z', 'DTEND:20261124T093000Z'),
      event('DTSTART;TZID=America/New_York:20261125T090000', 'DURATION:PT1H'),
      event('DTSTART:20261126T090000', 'DTEND:20261126T100000'),
      event('DTSTART;TZID=/citadel.org/20250101_1/Europe/Lisbon:20261127T090000', 'DURATION:PT15M'),
    ),
  ).toEqual([
    '2026-11-24T09:00 2026-11-24T09:30',
    '2026-11-25T14:00 2026-11-25T15:00',
    '2026-11-26T08:00 2026-11-26T09:00',
    '2026-11-27T09:00 2026-11-27T09:15',
  ])
})

test('a zone that only the calendar knows goes by its rules, and one that nobody knows is the person’s', () => {
  const rules = [
    'BEGIN:VTIMEZONE',
    'TZID:Our Office',
    'BEGIN:STANDARD',
    'DTSTART:20000101T000000',
    'TZOFFSETFROM:+0300',
    'TZOFFSETTO:+0300',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
  expect(
    busy(
      ...rules,
      event('DTSTART;TZID=Our Office:20261124T090000', 'DURATION:PT1H'),
      event('DTSTART;TZID=Middle/Earth:20261125T090000', 'DURATION:PT1H'),
    ),
  ).toEqual(['2026-11-24T06:00 2026-11-24T07:00', '2026-11-25T08:00 2026-11-25T09:00'])
})

test('a weekly meeting keeps its hour on the wall, without what was taken out and with what was moved', () => {
  const uid = 'UID:weekly'
  const series = [
    'BEGIN:VEVENT',
    uid,
    'DTSTART;TZID=Europe/Berlin:20260105T100000',
    'DTEND;TZID=Europe/Berlin:20260105T110000',
    'RRULE:FREQ=WEEKLY;UNTIL=20261215T000000Z',
    'EXDATE;TZID=Europe/Berlin:20261130T100000',
    'END:VEVENT',
    'BEGIN:VEVENT',
    uid,
    'RECURRENCE-ID;TZID=Europe/Berlin:20261130T100000',
    'DTSTART;TZID=Europe/Berlin:20261201T150000',
    'DTEND;TZID=Europe/Berlin:20261201T153000',
    'END:VEVENT',
  ]
  expect(busy(...series)).toEqual([
    '2026-11-23T09:00 2026-11-23T10:00',
    '2026-12-01T14:00 2026-12-01T14:30',
    '2026-12-07T09:00 2026-12-07T10:00',
    '2026-12-14T09:00 2026-12-14T10:00',
  ])
})

test('a whole day is a day where the person lives, and days that are marked as free take none', () => {
  expect(
    busy(
      event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261226'),
      event('DTSTART;VALUE=DATE:20261228', 'TRANSP:TRANSPARENT'),
      event('DTSTART;VALUE=DATE:20261229', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'),
    ),
  ).toEqual(['2026-12-23T23:00 2026-12-25T23:00'])
})

test('what is cancelled, declined by this person or a hold of ours takes no time', () => {
  const time = ['DTSTART:20261124T090000Z', 'DURATION:PT1H']
  expect(
    busy(
      event(...time, 'STATUS:CANCELLED'),
      event(...time, 'ATTENDEE;PARTSTAT=DECLINED:mailto:Ada@Example.org'),
      ['BEGIN:VEVENT', 'UID:askwell-0123456789abcdefghjkmnpqrs', ...time, 'END:VEVENT'].join('\r\n'),
    ),
  ).toEqual([])
  expect(busy(event(...time, 'ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org'))).toHaveLength(1)
})

test('a calendar that only tells free and busy is read as well', () => {
  const parts = [
    'BEGIN:VFREEBUSY',
    'FREEBUSY;FBTYPE=BUSY:20261124T090000Z/PT1H,20261124T100000Z/20261124T103000Z',
    'FREEBUSY;FBTYPE=FREE:20261125T090000Z/PT1H',
    'END:VFREEBUSY',
  ]
  expect(busy(...parts)).toEqual(['2026-11-24T09:00 2026-11-24T10:30'])
})

test('one broken entry among many is left out, and a text that is no calendar is said to be none', () => {
  const good = calendar(event('DTSTART:20261124T090000Z', 'DURATION:PT1H'))
  const page = '<!doctype html><title>Sign in</title>'
  expect(busyTimes([page, good], QUESTION)).toMatchObject({ busy: [{}] })
  for (const text of [page, '', 'BEGIN:VCARD\r\nEND:VCARD', calendar('BEGIN:VEVENT')]) {
    expect(busyTimes([text], QUESTION)).toEqual({ failed: 'unreadable' })
  }
})

test('rules that never end, never match or count seconds end, and too many events are refused', () => {
  const endless = [
    'RRULE:FREQ=SECONDLY',
    'RRULE:FREQ=DAILY;INTERVAL=1;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5;BYSECOND=1,2,3,4',
    'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'RRULE:FREQ=MONTHLY;BYDAY=5MO;BYSETPOS=-9',
    'RRULE:FREQ=WEEKLY;BYWEEKNO=53;BYYEARDAY=400',
  ]
  for (const rule of endless) {
    const found = busy(event('DTSTART:20261124T090000Z', 'DURATION:PT1M', rule))
    expect(found.length).toBeLessThan(10_000)
  }
  const many = Array.from({ length: 20_001 }, () => event('DTSTART:20261124T090000Z'))
  expect(busy(...many)).toEqual(['tooMany'])
  const daily = Array.from({ length: 40 }, () =>
    event('DTSTART:19900101T090000Z', 'DURATION:PT1M', 'RRULE:FREQ=DAILY'),
  )
  expect(busy(...daily)).toEqual(['tooMany'])
})

test('reading happens beside everything else, and what takes too long is cut off', async () => {
  const text = calendar(event('DTSTART:20261124T090000Z', 'DURATION:PT1H'))
  const nine = instant(Date.parse('2026-11-24T09:00:00Z'))
  expect(await readBusy([text], QUESTION)).toEqual({ busy: [{ from: nine, to: later(nine, HOUR) }] })
  expect(await readBusy([text], QUESTION, { ms: 1 })).toEqual({ failed: 'tooSlow' })
})
