import type { Criterion, Flag, Hint, LanguageCode, Marks, Slots } from './coaching.ts'
import type { Clock } from './dates/asker-clock.ts'
import type { Draft } from './draft.ts'
import { ORDER } from './marks.ts'

export interface Judged {
  readonly draft: Draft
  readonly slots: Slots
  readonly marks: Marks
  readonly flags: readonly Flag[]
  readonly clock: Clock
  readonly language: LanguageCode
}

const QUESTIONS: Readonly<Record<Criterion, string>> = {
  specific: 'What exactly are you stuck on?',
  action: 'What would you like them to do?',
  realistic: 'How long would it take them?',
  timeBound: 'By when for you?',
  meaningful: 'Why does it matter?',
}

/** At most two next edits, the most useful first. */
export function hintsOf({ marks }: Judged): Hint[] {
  const open = ORDER.filter((criterion) => marks[criterion] < 2)
  return open
    .slice(0, 2)
    .map((criterion) => ({ criterion, id: `hint.${criterion}`, text: QUESTIONS[criterion] }))
}
