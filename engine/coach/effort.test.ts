import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { analyse } from './read.ts'

const CONTEXT = { now: instant(Date.UTC(2026, 4, 19, 11, 5)), zone: 'UTC' }

function minutes(text: string): number | null {
  return analyse(text, CONTEXT).slots.effort?.minutes ?? null
}

const STATED: readonly (readonly [string, number])[] = [
  ['Could someone pair with me for 45 min?', 45],
  ['Could you spare half an hour for my draft?', 30],
  ['Would you have 25 minutes next week to tell me about step 4?', 25],
  ['Could Ada tell me what she saw, in a 15-minute coffee?', 15],
  ['Could you check row 12? It takes about 5 minutes.', 5],
  ['Could you check row 12 (about 40 minutes)?', 40],
  ['Could someone review the plan? Ten minutes are enough.', 10],
  ['Could someone walk me through it for an hour and a half?', 90],
  ['Could someone sit with me for one and a half hours on the budget?', 90],
  ['Could the electrician drop in for half an hour on Tuesday?', 30],
  ["Could someone read my letter? I'd say ten minutes.", 10],
  ["Could someone read my letter? It won't cost you more than ten minutes.", 10],
  ['Could someone sort the samples with me? Half a day.', 240],
  ['I think 45 minutes will cover it. Could someone go through the lease with me on Friday?', 45],
  ["We'd need 45 minutes. Could someone go through the lease with me on Friday?", 45],
  ['Has a doctor ten minutes for the family of bed 4 before 5?', 10],
  ['Could you give me 30 minutes until Friday on form 3?', 30],
  ['Could someone read my letter? Not more than a quarter of an hour.', 15],
  ['Could someone walk me through it for a quarter of an hour?', 15],
  ['Could you give me 10-15 minutes on the phone?', 15],
  ['Could you read 3 pages? 20 min max.', 20],
  ['I would take a 10-minute call on this.', 10],
  ['Could you tell me in 10 minutes whether the sample is large enough?', 10],
  ['Could someone pair with me on the parser for an hour or two?', 120],
  ['Could someone review the draft? Two sessions of 30 minutes are enough.', 60],
  ['Anyone have a quick five to check the header of invoice 12?', 5],
  ['Could you give me two pomodoros on the parser?', 50],
  ['It should not take more than 15 minutes. Could you check the wiring of M7?', 15],
  ['Could someone spend up to two hours on the data sheet of pump 4?', 120],
  ['Hast du anderthalb Stunden Zeit, um den Plan mit mir durchzugehen?', 90],
  ["Auriez-vous un quart d'heure pour relire ma lettre ?", 15],
  ['Könnte mir jemand eine Viertelstunde lang die Tabelle zeigen?', 15],
  ['Kann jemand die Liste prüfen? Das dauert etwa 20 Minuten.', 20],
  ['Pourriez-vous relire la page 3 ? Il me faut une demi-heure de votre temps.', 30],
  ['We look for volunteers for the grip test, 40 min in room 2, cake included. Could you book a slot?', 40],
  ['Could a peer sit in on both talks (45 min each) and tell me what you heard?', 90],
  ['Survey on sleep, takes 3 min, please fill it in!', 3],
  ["Could you tell me which line is darker? It's one picture, one minute, before I print it.", 1],
  ['Who would take a call of 15 min with their manager?', 15],
]

test.each(STATED)('the helper time is read from "%s"', (text, expected) => {
  expect(minutes(text)).toBe(expected)
})

const NOT_EFFORT: readonly string[] = [
  'The build needs 45 minutes in all. Could someone look at job 3 by Friday?',
  "Who can drive me to the station? It's 20 minutes from here.",
  'The lift has been out for two hours. Could facilities call the fitter?',
  'Could someone open the gate? Two hours until the fair.',
  'I spent 3 hours on this. Could you check row 12?',
  'The porter came after 40 minutes. Could you tell me who is on duty?',
  'Could you raise the time-out to 4 hours?',
  'How can I stop a job every 10 minutes?',
  'The build went from 9 to 31 minutes. Could you look at the cache step?',
  'The query times out after 600 s. Could you look at the filter?',
  'It takes 40 minutes to load. Could you look at the filter?',
  'Could you answer within 30 minutes?',
  'Could you call me in 20 minutes?',
  'Could you tell me why the job takes 10 minutes?',
  'Could you set the reminder to 15 minutes before the start?',
  'Does anybody have a minute to help with the slides?',
  'Line 2 stopped for 35 minutes. Could you check the valve?',
  'Could you change the 30-minute limit of the booking page?',
  'My train takes 50 minutes. Could someone from Linz share a car?',
  'I have been at it for two days. Could you check the valve?',
]

test.each(NOT_EFFORT)('no effort is read where none is stated: %s', (text) => {
  expect(minutes(text)).toBeNull()
})
