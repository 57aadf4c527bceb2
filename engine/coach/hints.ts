import type { Criterion, Flag, FlagId, Hint, LanguageCode, Marks, Slots, TapAnswer } from './coaching.ts'
import type { Clock } from './dates/asker-clock.ts'
import { deadlineTaps } from './deadline-taps.ts'
import type { Draft } from './draft.ts'
import { type CoachText, QUESTIONS, SHARPER } from './texts.ts'

/** The order in which the coach asks: block, what to do, how long, by when, why. */
export const ASKING_ORDER: readonly Criterion[] = [
  'specific',
  'action',
  'realistic',
  'timeBound',
  'meaningful',
]

const MOST = 2

export interface Judged {
  readonly draft: Draft
  readonly slots: Slots
  readonly marks: Marks
  readonly flags: readonly Flag[]
  readonly clock: Clock
  readonly language: LanguageCode
}

/**
 * At most two next edits, the most useful first; the first is the one question that is open. None where all marks are
 * there, except what a flag still asks.
 */
export function hintsOf(judged: Judged): Hint[] {
  const hints: Hint[] = []
  for (const criterion of orderOf(judged.marks)) {
    if (judged.marks[criterion] === 2) continue
    hints.push(written(textFor(criterion, judged), judged.clock))
    if (hints.length === MOST) return hints
  }
  const split = raised(judged, 'severalAsks')
    ? SHARPER.split
    : raised(judged, 'tooBig')
      ? SHARPER.smaller
      : undefined
  if (split && !hints.some((hint) => hint.criterion === 'realistic')) hints.push(written(split, judged.clock))
  return hints
}

/** A block that is begun is enough to ask what to do about it; its details come after that. */
function orderOf({ specific, action }: Marks): readonly Criterion[] {
  return specific === 1 && action < 2
    ? ['action', ...ASKING_ORDER.filter((c) => c !== 'action')]
    : ASKING_ORDER
}

function raised({ flags }: Judged, id: FlagId): boolean {
  return flags.some((flag) => flag.id === id)
}

function textFor(criterion: Criterion, judged: Judged): CoachText {
  if (judged.language === 'other') return QUESTIONS[criterion]
  const begun = judged.marks[criterion] === 1
  switch (criterion) {
    case 'specific':
      if (raised(judged, 'diffuse')) return SHARPER.whichPart
      return begun && judged.marks.action > 0 ? SHARPER.whatToLookAt : QUESTIONS.specific
    case 'action':
      return begun ? SHARPER.whichHelp : QUESTIONS.action
    case 'realistic':
      if (raised(judged, 'severalAsks')) return SHARPER.split
      return raised(judged, 'tooBig') ? SHARPER.smaller : QUESTIONS.realistic
    case 'timeBound':
      return begun ? SHARPER.whenExactly : QUESTIONS.timeBound
    default:
      return raised(judged, 'solutionAsked') ? SHARPER.whatFor : QUESTIONS.meaningful
  }
}

function written(text: CoachText, clock: Clock): Hint {
  const taps: readonly TapAnswer[] = text.criterion === 'timeBound' ? deadlineTaps(clock) : (text.taps ?? [])
  return {
    criterion: text.criterion,
    id: text.id,
    text: text.text,
    ...(taps.length > 0 ? { tapAnswers: taps } : {}),
  }
}
