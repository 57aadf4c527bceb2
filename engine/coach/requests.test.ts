import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { analyse } from './read.ts'

const CONTEXT = { now: instant(Date.UTC(2026, 4, 19, 11, 5)), zone: 'UTC' }

const action = (text: string) => analyse(text, CONTEXT).marks.action

const CONCRETE: readonly string[] = [
  "Any chance you'd glance over the wiring diagram for cabinet 3?",
  'Wondering whether one of you would sit in on my call with Novarit at 3.',
  'I would be grateful if two of the residents told me what to change on slide 4.',
  "It'd be super if Kofi recorded the intro again, the sound of take 2 is off.",
  'It would be kind to send me the file of the prices.',
  "You'd save me hours by sending me your template for grant reports.",
  'A quick sanity check of the VAT numbers in tab 3 would be lovely.',
  'Sign-off on the attached risk assessment please, by 5pm.',
  'Your decision is needed on the two candidates for bed 12.',
  'Seeking someone who can interpret for a family on Thursday at 10.',
  'I search somebody which can explain me the settlement file.',
  'Is there someone I could shadow on the late shift?',
  "I'd like to ask you to review my migration (30 lines).",
  "Let's pair on the parser for 30 min?",
  'Which one of you could jump on a call with the client to explain the outage?',
  'Who knows the roaming setting well enough to say which value we should try?',
  'Help needed moving 12 chairs to room 4.',
  'Two minutes of your time to confirm the dosing on the chart?',
  'All I need is the serial number of the compressor.',
  'Ring the hauliers and ask where truck 9 is.',
  'Do me a favour: test the new login on an old phone.',
  'Somebody please switch the pump in bay 4 off.',
  'Somebody from logistics can explain me the weight column?',
  'sign form B12, on my desk, before 3 thx',
  'lift to the Basel site thu morning',
  "Who'll lend me 12 glue guns until Wednesday?",
  'Letter for customer 55012 is on page 2, could nephrology advise me whether to send it?',
  'Looking for volunteers: (1) upgrade the base image, (2) delete the dead flags.',
  'swap sat late 18/7 for any early?',
  'can gastro see bed 11 today?',
  'PR 812 review? 40 lines',
  'Nadia, eyes on the scan of bay 3 before 14:15?',
  'Row 12 and row 19 of the price list are swapped, can someone fix those?',
  'Would three of you score the two drafts from 1 to 5?',
  'Could the welder from line 2 come by for ten minutes before noon?',
  'Can the choir director transpose bars 12 to 20 for the altos?',
  'Does any other lab have a rotor to spare until Friday?',
  "I'm asking for a volunteer to man the stand from 10 to 12.",
  'Who takes the late shift on Friday for me?',
  'I wonder if the person who set up the alarm could send me its code.',
  "I'd be so relieved if one of you held the phone from 12 to 1.",
  'Could we move our Tuesday slot to 11?',
  'Please say me yes or no until tomorrow noon.',
]

test.each(CONCRETE)('a deed is asked for in "%s"', (text) => {
  expect(action(text)).toBe(2)
})

const GENERAL: readonly string[] = [
  'I could really use some advice about my career.',
  'Happy to hear how others handle this.',
  'Suggestions welcome.',
  'Can anyone recommend anything?',
  'Somebody do something about the heating.',
  "Performance isn't what it should be. Might be worth someone looking at it.",
  'Is it possible to lock the tablets from my phone?',
  'I need every one of you to step up.',
  'I would be glad if the whole company paid more attention to suppliers.',
  'Could someone reduce our costs by 30 % until Friday?',
  'Could someone get the project back on track?',
  'Can customers export their own invoices?',
  '2 drivers missing for the early shift. who can',
  'whos on the early shift in May',
  'The totals look odd somewhere. Could someone check it soon?',
  'Could somebody take a tiny little look at my setup?',
  'Can we please stop doing this?',
  'How can I run a script every time someone logs in?',
  'Can I make Excel send an e-mail by itself?',
  'Our archive is full. Suggestions?',
  'It would be great if people shared their experience.',
  'I want every process in the company documented by June.',
  'Please make our customers happier.',
  'Can somebody call me?',
]

test.each(GENERAL)('"%s" is an ask that names no deed', (text) => {
  expect(action(text)).toBe(1)
})

const NOTHING: readonly string[] = [
  'Everyone keeps asking me to fix their printers.',
  'He asked me to review his slides, which I did.',
  'It would be nice if the coffee machine worked.',
  'If the customer calls, I will tell her.',
  'Yesterday Ben helped me move the server and it took two hours.',
  'Talk 17 was on trust, talk 23 on speed, and in workshop C we built a bridge.',
  'Half the team is ill and the other half is on leave.',
  'Got the samples, lost the labels.',
  'Seriously, why do we have four forms for this? What a circus.',
  'I need to finish the report by Friday.',
  'Please note that the office is closed on Monday.',
  'wifi broken',
  'The hotline hangs up again. Does anybody here care?',
  'Is nobody responsible for this??',
  'Participants wanted!',
  'invoice 20931 still not paid',
  'Please tell me this is a joke.',
  'Can someone explain why this still is not fixed after three months?!',
  "I said I'd take the Friday clinic and the two students as well.",
  'anyone good at photoshop? logo looks odd',
  'Can you believe they cancelled the course again?!',
  'Would it kill anybody to answer a mail once?!',
  'I wish somebody would have told me before.',
  "I've promised to review three drafts, cover two shifts and bake for the fair.",
  'I guess I should ask someone to take over the rota.',
]

test.each(NOTHING)('nothing is asked for in "%s"', (text) => {
  expect(action(text)).toBe(0)
})

test('what a vague thing is wanted for makes no ask exact', () => {
  expect(analyse('Does anyone have good stuff for teaching poetry?', CONTEXT).marks).toMatchObject({
    specific: 1,
    realistic: 0,
  })
})

test('a pronoun is as exact as what was said before it', () => {
  const said = 'Row 12 and row 19 of the price list are swapped. Can someone fix those?'
  expect(analyse(said, CONTEXT).marks.specific).toBe(2)
  expect(analyse('Hello all. Can someone fix those?', CONTEXT).marks.specific).toBeLessThan(2)
})

const TOO_MUCH: readonly string[] = [
  "Could someone label our two million support chats before tomorrow's demo?",
  'Can someone call every customer in Spain before noon?',
  'We need an app for the clinic by Friday.',
  'Please hire five nurses by Monday.',
]

test.each(TOO_MUCH)('no helper can do "%s"', (text) => {
  expect(analyse(text, CONTEXT).marks.realistic).toBe(0)
})

const SMALL: readonly string[] = [
  'Could somebody print 250 flyers by Friday?',
  'Please send me the full address of the Lyon depot by noon.',
  'Could someone rewrite the second sentence of the abstract by noon?',
  'Could one of you double-check the dose (300 mg tablets) before 14:00?',
  'Could someone hold the door while all the guests come in at 10?',
]

test.each(SMALL)('a large word makes no large deed of "%s"', (text) => {
  expect(analyse(text, CONTEXT).marks.realistic).toBe(2)
})

test('dozens of things are doubtful where nothing bounds them', () => {
  expect(analyse('Could someone scan forty folders for the archive?', CONTEXT).marks.realistic).toBe(1)
})

const RISKY: readonly string[] = [
  'Can someone give me write access to the production database?',
  'Can you turn off the virus scanner on my PC?',
]

test.each(RISKY)('as long as no deadline bounds it, it is doubtful to do "%s"', (text) => {
  expect(analyse(text, CONTEXT).marks.realistic).toBe(1)
})
