import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import type { FlagId } from './coaching.ts'
import { analyse } from './read.ts'

const CONTEXT = { now: instant(Date.UTC(2026, 4, 19, 11, 5)), zone: 'UTC' }

const flags = (text: string): FlagId[] => analyse(text, CONTEXT).flags.map((flag) => flag.id)

const RAISED: readonly (readonly [FlagId, string])[] = [
  ['diffuse', "I'm stuck on this whole project"],
  [
    'severalAsks',
    'Could you update the banner, check the titles, send me the figures and book a room by Monday?',
  ],
  ['severalAsks', 'Could you send me the March file? And can somebody translate page 2 into Polish?'],
  ['overApology', "Sorry, sorry, I feel awful asking. Could you check row 12? I know you're busy."],
  ['noAttempt', 'The import fails with error E-47. Could somebody explain why?'],
  ['tooBig', 'Could someone translate our entire website into Japanese this afternoon?'],
  ['tooBig', 'Could someone pair with me for 4 hours before 14:00?'],
  ['solutionAsked', 'How can I kill a process every ten seconds with cron?'],
  ['rant', 'The booking tool is a nightmare and every time it forgets me. Who designed this??'],
  ['secret', 'The login fails, password: hunter2! Could you check it?'],
  ['secret', 'Could you try it with ghp_0123456789abcdefghijABCDEFGHIJ012345?'],
  ['secret', 'Could you look at postgres://app:s3cret@db.internal/app?'],
  ['personalData', 'Patient Anna Berg, born 12.3.1980, needs a bed. Could ward 3 take her today?'],
  ['personalData', 'Could you call the customer on +49 170 1234567 today?'],
  ['personalData', 'Could you pay it to DE89 3704 0044 0532 0130 00 by Friday?'],
  ['personalData', 'The card 4111 1111 1111 1111 is refused. Could you check why?'],
  ['tooLong', `Could you check row 12? ${'The list goes on and on for many more words. '.repeat(30)}`],
]

test.each(RAISED)('%s is raised by "%s"', (id, text) => {
  expect(flags(text)).toContain(id)
})

const CALM: readonly string[] = [
  'The build of orders fails since 9:00, I tried the older image. Could Ben look at step 4 for 10 minutes by noon?',
  'Ticket 4711 of customer Velm is open. Could you tell me the order number 20260012345?',
  'Could you reset my password by noon?',
  'Sorry for the rush: could you sign page 2 by 15:00?',
]

test.each(CALM)('an ordinary ask raises nothing: %s', (text) => {
  expect(flags(text)).toEqual([])
})

test('several asks come back as stretches that can be sent one by one', () => {
  const text = 'Could you send me the March file? And can somebody translate page 2 into Polish?'
  const { splits } = analyse(text, CONTEXT)
  expect(splits.map((split) => split.text)).toEqual([
    'Could you send me the March file?',
    'And can somebody translate page 2 into Polish?',
  ])
  const listed = analyse(
    'Could you update the banner, check the titles and send me the figures?',
    CONTEXT,
  ).splits
  expect(listed.map((split) => split.text)).toEqual([
    'update the banner',
    'check the titles',
    'send me the figures',
  ])
})

test('a secret in a code block is found too', () => {
  expect(flags('Why does this fail?\n```\nAPI_KEY="sk-abc123def456ghi789jkl"\n```')).toContain('secret')
})

test('the first open question is about several asks, gently, and nothing is blocked', () => {
  const { hints } = analyse('Could you update the banner, check the titles and send me the figures?', CONTEXT)
  expect(hints.map((hint) => hint.id)).toContain('coach.split')
})
