/** What kind of help would move somebody (`product.md` 1.2). */
export const HELP_KINDS = [
  'information',
  'introduction',
  'hands',
  'feedback',
  'decision',
  'equipment',
  'listening',
] as const
export type HelpKind = (typeof HELP_KINDS)[number]

/** The four answers of the guided path. Each may be empty while the person is on the way. */
export interface GoalAnswers {
  /** what are you after? 'ship the invoice export' */
  readonly goal?: string
  /** what is in the way? 'it drops every tenth row' */
  readonly obstacle?: string
  /** what would move it? 'someone who knows the merge step' */
  readonly mover?: string
  readonly kind?: HelpKind
}

export interface GoalQuestion {
  readonly id: keyof GoalAnswers
  readonly text: string
  /** the half-sentence that the answer finishes */
  readonly start: string
}

/** The questions in their order, each with the half-sentence that its answer finishes. */
export const GOAL_QUESTIONS: readonly GoalQuestion[] = [
  { id: 'goal', text: 'What are you after?', start: 'I want to' },
  { id: 'obstacle', text: "What's in the way?", start: 'What stops me:' },
  { id: 'mover', text: 'What would move it?', start: 'What would move it:' },
  { id: 'kind', text: 'What kind of help is that?', start: '' },
]

const ASKS: Readonly<Record<HelpKind, (thing: string) => string>> = {
  information: (thing) => `Could someone tell me ${thing}?`,
  introduction: (thing) => `Could you introduce me to ${thing}?`,
  hands: (thing) => `Could someone help me with one step, ${thing}, for 20 minutes?`,
  feedback: (thing) => `Could someone read ${thing} and tell me the one thing you would change?`,
  decision: (thing) => `Could you decide ${thing}?`,
  equipment: (thing) => `Could someone lend me ${thing}?`,
  listening: (thing) => `Could someone listen to me for 15 minutes about ${thing}?`,
}

const NOTHING: Readonly<Record<HelpKind, string>> = {
  information: 'what you know about it',
  introduction: 'somebody who has done this before',
  hands: 'the part that is in the way',
  feedback: 'what I have so far',
  decision: 'which way to go',
  equipment: 'what I need for it',
  listening: 'where I am',
}

/**
 * The draft that four answers make: ordinary text, in the person's own words, for the sheet. Empty answers leave their
 * sentence out; without any answer the text is empty. Nothing is added that the person didn't say, but the request's
 * frame.
 *
 * @example draftFromGoal({ goal: 'ship the export', kind: 'feedback', mover: 'my merge step' })
 * // "I want to ship the export. Could someone read my merge step and tell me the one thing you would change?"
 */
export function draftFromGoal(answers: GoalAnswers): string {
  const sentences: string[] = []
  const goal = bare(answers.goal)
  if (goal)
    sentences.push(
      sentence(`I want to ${lowered(goal.replace(/^(?:i (?:want|would like|need) )?to /i, ''))}`),
    )
  const obstacle = bare(answers.obstacle)
  if (obstacle) sentences.push(sentence(`What stops me: ${lowered(obstacle)}`))
  const mover = bare(answers.mover)
  if (answers.kind) sentences.push(ASKS[answers.kind](mover ? lowered(mover) : NOTHING[answers.kind]))
  else if (mover) sentences.push(sentence(`What would move it: ${lowered(mover)}`))
  return sentences.join(' ')
}

function bare(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.?!\s]+$/, '')
}

function sentence(text: string): string {
  return `${text}.`
}

/** A first capital goes, unless it begins a name or a word of capitals: 'I', 'SAP', 'Petra's' stay. */
function lowered(text: string): string {
  const small =
    /^(?:The|A|An|My|Our|It|There|Someone|Somebody|We|They|This|That|To|How|What|Which|Who|Where|When|Whether|If|One|No|Not|Every|All|Some)\b/
  return small.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
