import type { Criterion, FlagId } from './coaching.ts'

/** A question or remark of the coach by its id; surfaces may translate by that id. */
export interface CoachText {
  readonly id: string
  readonly criterion: Criterion
  readonly text: string
  readonly taps?: readonly { readonly label: string; readonly insert: string }[]
}

/** The five plain questions: all that the coach asks in a language whose words it doesn't know. */
export const QUESTIONS: Readonly<Record<Criterion, CoachText>> = {
  specific: {
    id: 'coach.specific',
    criterion: 'specific',
    text: 'What exactly are you stuck on?',
    taps: [
      { label: 'an error', insert: "I'm stuck on an error message that I can't explain." },
      { label: 'a document', insert: "I'm stuck on one page of a document." },
      { label: 'a decision', insert: "I'm stuck on a decision between two options." },
      { label: 'finding the right person', insert: "I don't know who handles this." },
    ],
  },
  action: {
    id: 'coach.action',
    criterion: 'action',
    text: 'What would you like done?',
    taps: [
      { label: 'review', insert: 'Could you review it and mark the first thing you would change?' },
      { label: 'explain', insert: 'Could you explain the step that goes wrong?' },
      { label: 'decide', insert: 'Could you tell me which option you would pick, and why, in one sentence?' },
      { label: 'introduce', insert: 'Could you introduce me to the right person?' },
      { label: 'pair up', insert: 'Could you pair with me on the first step for 20 minutes?' },
    ],
  },
  realistic: {
    id: 'coach.realistic',
    criterion: 'realistic',
    text: 'How long would it take them?',
    taps: [
      { label: '10 min', insert: 'It should take about 10 minutes.' },
      { label: '20 min', insert: 'It should take about 20 minutes.' },
      { label: '45 min', insert: 'It should take about 45 minutes.' },
      { label: 'yes or no', insert: 'A yes or no is enough.' },
    ],
  },
  timeBound: { id: 'coach.timeBound', criterion: 'timeBound', text: 'By when for you?' },
  meaningful: {
    id: 'coach.meaningful',
    criterion: 'meaningful',
    text: 'What happens if nobody helps?',
    taps: [
      { label: "I can't go on", insert: "Otherwise I can't go on with my work." },
      { label: 'somebody waits', insert: 'A customer is waiting for it.' },
      { label: 'we miss a date', insert: 'Otherwise we miss the date.' },
      { label: 'I want to learn it', insert: 'I want to be able to do it myself next time.' },
    ],
  },
}

/** Sharper questions for a mark, where the draft shows what is in the way. */
export const SHARPER = {
  whichPart: {
    id: 'coach.whichPart',
    criterion: 'specific',
    text: 'Which one part stops you right now?',
    taps: [
      {
        label: 'the first step',
        insert: "The part that stops me is the first step: I don't know where to begin.",
      },
      { label: 'one error', insert: "The part that stops me is one error message that I can't explain." },
    ],
  },
  whatToLookAt: {
    id: 'coach.whatToLookAt',
    criterion: 'specific',
    text: 'What exactly should they look at? A name, a number or a link is plenty.',
    taps: [
      { label: 'one page', insert: "It's only page 1, the rest of the document is fine." },
      { label: 'one error', insert: "It's only one error message, the rest works." },
      { label: 'one choice', insert: "It's only one choice between option A and option B." },
    ],
  },
  whatFor: {
    id: 'coach.whatFor',
    criterion: 'meaningful',
    text: 'What are you trying to get done with that?',
    taps: [{ label: "there's a goal behind it", insert: 'I want to get this done so that ' }],
  },
  split: {
    id: 'coach.split',
    criterion: 'realistic',
    text: 'This looks like several asks. Send the first one now?',
  },
  smaller: {
    id: 'coach.smaller',
    criterion: 'realistic',
    text: "That's a lot for the time. Which first piece would already help?",
    taps: [
      { label: 'the first 20 minutes', insert: 'The first 20 minutes of it would already help.' },
      { label: 'a plan', insert: 'A short reply on how you would start is enough.' },
    ],
  },
  whichHelp: {
    id: 'coach.whichHelp',
    criterion: 'action',
    text: 'What kind of help would move you: a look, an answer, a decision, a name?',
    taps: QUESTIONS.action.taps ?? [],
  },
  whenExactly: {
    id: 'coach.whenExactly',
    criterion: 'timeBound',
    text: 'Soon is fine. By when at the latest?',
  },
} as const satisfies Readonly<Record<string, CoachText>>

/** What a flag says: gentle, never a grade. */
export const FLAG_TEXTS: Readonly<Record<FlagId, string>> = {
  diffuse: 'This covers a lot. One part of it is easier to say yes to.',
  severalAsks: 'This looks like several asks. Send the first one now?',
  overApology: 'You can drop the sorry. Being asked is a compliment.',
  noAttempt: 'What have you tried? One line saves them a detour.',
  tooBig: "That's a lot for the time. A first piece may get a yes sooner.",
  solutionAsked:
    'You ask about a way to do it. Say what you want to reach, and someone may know a shorter one.',
  rant: 'That sounds like a hard day. Shall we keep this part for you and send only where you are stuck?',
  secret: 'There may be a password or key in here. Take it out before you send.',
  personalData: 'There may be details of a person in here. Take out what the helper does not need.',
  tooLong: 'That is a long read. Shall the background go below the ask?',
}
