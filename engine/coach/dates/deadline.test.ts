import { expect, test } from 'vitest'
import { analyse } from '../read.ts'
import { zonedNow } from './asker-clock.ts'

/** A Tuesday, 13:05, in a zone with summer time. */
const ZONE = 'Europe/Berlin'
const TUESDAY = '2026-05-19T13:05'

function deadline(text: string, now = TUESDAY, zone = ZONE) {
  const at = zonedNow(now, zone)
  if (at === undefined) throw new Error(`not a moment: ${now}`)
  return analyse(text, { now: at, zone }).slots.deadline
}

const FOUND: readonly (readonly [string, string | null])[] = [
  ['by Friday', '2026-05-22'],
  ['by EOD', '2026-05-19T17:00'],
  ['by EOD tomorrow', '2026-05-20T17:00'],
  ['by COB Thursday', '2026-05-21T17:00'],
  ['by close of play on Thursday', '2026-05-21T17:00'],
  ['by the end of Thursday', '2026-05-21T17:00'],
  ['tomorrow 9h', '2026-05-20T09:00'],
  ['tomorrow 14-15h', '2026-05-20T15:00'],
  ['tomorrow 15h-16h', '2026-05-20T16:00'],
  ['tomorrow between 10 and 11', '2026-05-20T11:00'],
  ['by 13.6.', '2026-06-13'],
  ['by 02.06.2026', '2026-06-02'],
  ['by 2026-06-02', '2026-06-02'],
  ['before handover at 13:30', '2026-05-19T13:30'],
  ['before the 2pm stand-up', '2026-05-19T14:00'],
  ['before the 9am stand-up tomorrow', '2026-05-20T09:00'],
  ['till Friday lunch', '2026-05-22'],
  ['by Friday noon', '2026-05-22T12:00'],
  ['by noon tomorrow', '2026-05-20T12:00'],
  ['by next Wednesday', '2026-05-27'],
  ['on Wednesday or Thursday', '2026-05-21'],
  ['by half past three', '2026-05-19T15:30'],
  ['by a quarter to 5', '2026-05-19T16:45'],
  ['by 4', '2026-05-19T16:00'],
  ['by 1630', '2026-05-19T16:30'],
  ['by 9', '2026-05-20T09:00'],
  ['in 2 hours', '2026-05-19T15:05'],
  ['in half an hour', '2026-05-19T13:35'],
  ['within the next hour', '2026-05-19T14:05'],
  ['in 3 working days', '2026-05-22'],
  ['within two weeks', '2026-06-02'],
  ['this week', '2026-05-22'],
  ['by the end of next week', '2026-05-29'],
  ['early next week', '2026-05-26'],
  ['before the weekend', '2026-05-22'],
  ['by the 29th', '2026-05-29'],
  ['by the 3rd', '2026-06-03'],
  ['by 5 June', '2026-06-05'],
  ['by June 5th', '2026-06-05'],
  ['by Friday 5 June, 10:00', '2026-06-05T10:00'],
  ['by the end of the month', '2026-05-31'],
  ['by the end of Q2', '2026-06-30'],
  ['this afternoon', '2026-05-19'],
  ['by tonight', '2026-05-19'],
  ['today at the 22:00 change', '2026-05-19T22:00'],
  ['before Christmas', '2026-12-24'],
  ['within the hour', '2026-05-19T14:05'],
  ['before the month is out', '2026-05-31'],
  ['in the next half hour', '2026-05-19T13:35'],
  ["for tomorrow's board meeting", '2026-05-20'],
  ['(wed 14:00)', '2026-05-20T14:00'],
  ['tomorrow, 9 sharp', '2026-05-20T09:00'],
  ['in the next 45 minutes', '2026-05-19T13:50'],
  ['before supper', '2026-05-19'],
  ['any day up to the 30th', '2026-05-30'],
  ["before New Year's Eve", '2026-12-31'],
  ['before lunch tomorrow, exams begin at one', '2026-05-20'],
  ['asap', null],
  ['before the meeting', null],
]

test.each(FOUND)('a colleague asked "%s" is asked until %s', (words, local) => {
  const found = deadline(`Could you check my list of suppliers ${words}?`)
  expect(found?.local).toBe(local)
})

const ALONE: readonly (readonly [string, string])[] = [
  ['Could two people argue the case for keeping it? 30 minutes, mid-week next week.', '2026-05-29'],
  [
    'Does one of you know the stoma course? She goes home on Friday. Half an hour, tomorrow, on the early shift.',
    '2026-05-20',
  ],
  ['swap sat late 18/7 for any early?', '2026-07-18'],
  ["Could someone take over the key audit? I'm off from tomorrow 14h.", '2026-05-20T14:00'],
  ['Could Ada explain the field to me? Tomorrow is enough, I make the slide on Thursday.', '2026-05-20'],
  ['Could a porter who started this year read our advert? It goes online Wednesday evening.', '2026-05-20'],
  ['Could you proofread two lines? They are printed on Friday and the last ones had a howler.', '2026-05-22'],
  ["Could Ben tell me which slot is full? If tonight's run fails too we have no backup.", '2026-05-19'],
  ['Could I have one call, before I start on the 26th with the handover?', '2026-05-26'],
]

test.each(ALONE)('the limit of "%s" is found', (text, local) => {
  expect(deadline(text)?.local).toBe(local)
})

const NONE: readonly string[] = [
  'Could you tell me whether Monday is a holiday in Ticino?',
  'Could you explain the figures for June?',
  'Could you add a reminder for the 1st of each month?',
  'Third Friday in a row that staging is down. Could you restart it?',
  'I hate to ask on a Friday. Could you check the two greetings?',
  'Build 2026.3.5 on runner 18:30-b has no report. Could you restore the path?',
  'Could you check the figures that Hana sent on Monday?',
  'Could you check the letters from 4 May to 8 May for a missing field?',
  'The export fails since last Thursday. Could you look at the merge step?',
  'Could you raise the time-out of the import from 9 to 31 seconds?',
  'Could you explain the Year 7 reports in lesson 3 of course 9?',
  'I spent 3 hours on it yesterday. Could you check row 12?',
  'Could you tell me why version 4.2.0 fails after 40 minutes?',
  'On Mondays the queue takes an hour. Could you tell me what runs then?',
  "Could you send me last week's figures?",
  'Could you check whether the backup of 17 May is complete?',
  'Could you explain section 12.3. of the contract?',
  'Could somebody show me how to book a room for Thursdays at 10?',
  'Could you tell me what "net 30 EOM" means in the offer?',
  'It works in build 14:02:11 of the log. Could you compare the two?',
]

test.each(NONE)('no deadline is read where none is set: %s', (text) => {
  expect(deadline(text)).toBeNull()
})

test('the moment asked for comes before the event behind it', () => {
  expect(
    deadline('Could you check slide 4 by Thursday noon, because the board meets on Friday at 9?')?.local,
  ).toBe('2026-05-21T12:00')
  expect(deadline('We pitch on Friday. Could you check slide 4 today?')?.local).toBe('2026-05-19')
})

test('without a date of its own an ask takes the event beside it', () => {
  const found = deadline('Could you check slide 4? I present it on Thursday at 10:00.')
  expect(found).toMatchObject({ local: '2026-05-21T10:00', rule: 'deadline.event' })
})

test('what was understood is echoed in words', () => {
  expect(deadline('Could you check slide 4 by Thursday noon?')?.echo).toBe('Thursday 12:00, in 2 days')
  expect(deadline('Could you check slide 4 in half an hour?')?.echo).toBe('Tuesday 13:35, in 30 min')
})

test('a deadline is the same wall-clock time on the other side of a clock change', () => {
  const spring = deadline('Could you check slide 4 by tomorrow noon?', '2026-03-28T18:00')
  expect(spring?.local).toBe('2026-03-29T12:00')
  expect(new Date(spring?.at ?? 0).toISOString()).toBe('2026-03-29T10:00:00.000Z')
  const autumn = deadline('Could you check slide 4 by tomorrow noon?', '2026-10-24T18:00')
  expect(new Date(autumn?.at ?? 0).toISOString()).toBe('2026-10-25T11:00:00.000Z')
})

test('the asker zone decides what today is', () => {
  const at = zonedNow('2026-05-19T23:30:00Z', 'UTC')
  if (at === undefined) throw new Error('not a moment')
  const text = 'Could you check slide 4 by tomorrow noon?'
  expect(analyse(text, { now: at, zone: 'Asia/Tokyo' }).slots.deadline?.local).toBe('2026-05-21T12:00')
  expect(analyse(text, { now: at, zone: 'America/Lima' }).slots.deadline?.local).toBe('2026-05-20T12:00')
})

test('the end of the day is the end of the asker working hours', () => {
  const at = zonedNow(TUESDAY, ZONE)
  if (at === undefined) throw new Error('not a moment')
  const hours = { tue: ['07:00', '15:30'], wed: ['07:00', '12:00'] } as const
  const read = (text: string) => analyse(text, { now: at, zone: ZONE, hours }).slots.deadline?.local
  expect(read('Could you check row 4 by EOD?')).toBe('2026-05-19T15:30')
  expect(read('Could you check row 4 by EOD tomorrow?')).toBe('2026-05-20T12:00')
  expect(read('Could you check row 4 in 2 working days?')).toBe('2026-05-26')
})

test('leap days and turns of the year are days like others', () => {
  expect(deadline('Could you sign page 2 by tomorrow?', '2028-02-28T08:15')?.local).toBe('2028-02-29')
  expect(deadline('Could you sign page 2 by 4 January?', '2026-12-30T11:00')?.local).toBe('2027-01-04')
})

const GERMAN: readonly (readonly [string, string | null])[] = [
  ['bis Freitag 12 Uhr', '2026-05-22T12:00'],
  ['bis morgen 9 Uhr', '2026-05-20T09:00'],
  ['bis zum 13.6.', '2026-06-13'],
  ['bis Ende nächster Woche', '2026-05-29'],
  ['vor dem Wochenende', '2026-05-22'],
  ['bis Donnerstagabend', '2026-05-21'],
  ['bis halb vier', '2026-05-19T15:30'],
  ['heute bis Feierabend', '2026-05-19T17:00'],
  ['in zwei Stunden', '2026-05-19T15:05'],
  ['so bald wie möglich', null],
]

test.each(GERMAN)('in German "%s" is %s', (words, local) => {
  expect(deadline(`Könntest du bitte ${words} die Liste der Lieferanten prüfen?`)?.local).toBe(local)
})

const FRENCH: readonly (readonly [string, string | null])[] = [
  ['avant vendredi midi', '2026-05-22T12:00'],
  ["d'ici demain 15h", '2026-05-20T15:00'],
  ["d'ici la fin de la semaine prochaine", '2026-05-29'],
  ['pour le 13 juin', '2026-06-13'],
  ['avant ce soir', '2026-05-19'],
  ['dans deux heures', '2026-05-19T15:05'],
  ['dès que possible', null],
]

test.each(FRENCH)('in French "%s" is %s', (words, local) => {
  expect(deadline(`Pourriez-vous vérifier la liste des fournisseurs ${words} ?`)?.local).toBe(local)
})
