import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** What each screen has to hold: a test says its number. H Home, C Compose, A ask, F For you, P People, O first visit, D administration. */
const NUMBERED = {
  H1: 'an offered time is taken at Home with one click',
  H2: 'Home shows no more asks of others than the weekly limit',
  H3: 'typing in the start line opens Compose with no lost key',
  H4: 'nothing noticed appears unless its source is switched on',
  H5: 'Home reads in order and works by keyboard alone',
  C1: 'each mark can be reached by typing alone and by taps alone',
  C2: 'sending is possible from ten letters on',
  C3: 'a mark changes right after its key, without a network',
  C4: 'a screen reader hears of a mark once',
  C5: 'the plan that is shown is the plan that is scheduled',
  C6: 'no candidate sees any trace of a draft',
  C7: 'closing the tab loses nothing',
  C8: 'an unnamed asker is named nowhere until they accept a helper',
  C9: 'with reduced motion no arc animates',
  C10: 'an ask is two keys beyond its text',
  A1: 'after a yes nobody is invited, and who was reached is told once',
  A2: 'each shown time is free, and nobody is booked twice',
  A3: 'the timeline is what this viewer may see of the events',
  A4: 'a withdrawn ask leaves all lists',
  A5: 'closing takes two clicks, thanks two more',
  A6: 'the picture of waves has an equal text',
  F1: 'one key or tap for an answer',
  F2: 'no more than the limit in any seven days',
  F3: 'nothing is delivered outside of working hours, focus and quiet hours',
  F4: 'a decline tells nobody and counts nowhere',
  F5: 'each answer can be taken back before anybody is told',
  P1: 'results for 10,000 people within 200 ms',
  P2: 'a hidden line is gone for all others at once',
  P3: 'ties between two others are never told',
  P4: 'each result has a reason that opens its source',
  P5: 'who was put away is never suggested again',
  O1: 'the sample leads to a suggested helper without set-up',
  O2: 'every step of the first visit can be skipped',
  O3: 'in the sample no channel can send',
  O4: 'a new person gets a sensible Home',
  D1: 'a list shows its difference first, and can be taken back',
  D2: 'wrong sign-in settings lock nobody out',
  D3: 'each channel has a test with a plain result',
  D4: 'each change by an admin is in the audit',
  D5: 'an erased person is named nowhere',
} as const

/** Ways through the app whose clicks and keys are counted. */
const JOURNEYS = {
  1: 'ask the first suggested person',
  2: 'make a vague line clear by the coach, and send it',
  3: 'ask a few people without a name',
  4: 'say yes from a mail, and fix a time',
  5: 'decline, or pass on',
  6: 'take an offered time',
  7: 'close an ask and thank',
  8: 'find someone for a topic and ask',
  9: 'say hello to someone lost touch with',
  10: 'join a ring by phone and make an offer',
  11: 'post a stand-up whose help line becomes an ask',
  12: 'start a programme for a team',
} as const

/** No test yet, and why. Whoever builds what is missing takes its line away. */
const WITHOUT: Readonly<Record<string, string>> = {
  H4: 'Nothing is noticed from anybody’s week yet.',
  C8: 'There are no unnamed asks yet.',
  P1: 'A measurement and no test: `npm run bench -- who` prints it.',
  P3: 'Nobody is introduced through somebody yet; closeness is only told of the asker’s own ties.',
  P5: 'There is no list of people lost touch with yet.',
  D2: 'Sign-in has no settings yet: the mailed link, and `askwell link` where there is no mail.',
  'journey 3': 'There are no unnamed asks yet.',
  'journey 9': 'There is no list of people lost touch with yet.',
  'journey 11': 'There are no stand-ups yet.',
  'journey 12': 'There are no programmes yet.',
}

const WANTED = [...Object.keys(NUMBERED), ...Object.keys(JOURNEYS).map((number) => `journey ${number}`)]

test('what every screen has to hold is held by a test that says its number, or by a reason why not yet', () => {
  const named = namedByTests()
  expect(WANTED.filter((one) => !named.has(one) && WITHOUT[one] === undefined)).toEqual([])
})

test('no reason stands for what a test holds', () => {
  const named = namedByTests()
  expect(Object.keys(WITHOUT).filter((one) => named.has(one))).toEqual([])
})

/** Numbers in the titles of tests: `C6`, `journey 5`, `journeys 1 and 7`. */
function namedByTests(): ReadonlySet<string> {
  const files = globSync('{src,tests,engine,demo}/**/*.test.{ts,tsx}', { cwd: ROOT })
  const titles = files.flatMap((path) =>
    [...readFileSync(join(ROOT, path), 'utf8').matchAll(/^\s*(?:test|it)\(\s*['"`](.*)['"`],/gm)].map(
      ([, title = '']) => title,
    ),
  )
  return new Set(titles.flatMap(numbersIn))
}

function numbersIn(title: string): string[] {
  const journeys = [...title.matchAll(/journeys? (\d+)(?: and (\d+))?/g)].flatMap(([, ...numbers]) => numbers)
  return [
    ...(title.match(/\b[HCAFPOD]\d{1,2}\b/g) ?? []),
    ...journeys.filter((number) => number !== undefined).map((number) => `journey ${number}`),
  ]
}
