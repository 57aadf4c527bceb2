import { expect, test } from 'vitest'
import { allDayDates } from './all-day-dates.ts'

const BOUNDS = { from: '2026-11-28', to: '2028-11-28', most: 400 }

function file(...events: readonly string[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN']
  for (const event of events)
    lines.push('BEGIN:VEVENT', `UID:${event.length}`, ...event.split('\n'), 'END:VEVENT')
  return [...lines, 'END:VCALENDAR'].join('\r\n')
}
const dates = (...events: readonly string[]) => allDayDates(file(...events), BOUNDS)

test('all-day events give their dates, the last one outside; meetings with an hour give none', async () => {
  expect(
    await dates(
      'DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:Away',
      'DTSTART:20261201T100000Z\nDTEND:20261201T110000Z\nSUMMARY:One to one',
      'DTSTART;VALUE=DATE:20261202',
    ),
  ).toEqual(['2026-12-02', '2026-12-24', '2026-12-25', '2026-12-26'])
})

test('what has passed, what lies years ahead and what a calendar says besides dates is left out', async () => {
  const found = await dates(
    'DTSTART;VALUE=DATE:20200101',
    'DTSTART;VALUE=DATE:20300101',
    'DTSTART;VALUE=DATE:20261130\nSUMMARY:Surgery',
  )
  expect(found).toEqual(['2026-11-30'])
})

test('repeated days are all there, the left-out ones are not', async () => {
  expect(
    await dates('DTSTART;VALUE=DATE:20261204\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20261211'),
  ).toEqual(['2026-12-04', '2026-12-18'])
  expect(await dates('DTSTART;VALUE=DATE:20200501\nRRULE:FREQ=YEARLY')).toEqual(['2027-05-01', '2028-05-01'])
})

test('a rule that could be walked for ever gives its first day, and a flood of days ends', async () => {
  expect(await dates('DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=SECONDLY')).toEqual(['2026-12-01'])
  expect(await dates('DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toEqual([
    '2026-12-01',
  ])
  expect(await dates('DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY')).toHaveLength(400)
})

test.each(['', 'not a calendar', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', '{"a":1}'])(
  '%j is no calendar',
  async (text) => {
    expect(await allDayDates(text, BOUNDS)).toBeNull()
  },
)
