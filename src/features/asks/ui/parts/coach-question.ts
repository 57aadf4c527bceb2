import type { Coaching, Flag, FlagId } from '#engine/coach/coaching.ts'
import type { Text } from '#kit/text/text.tsx'
import { dropSorry } from './edits/drop-sorry.ts'
import { foldBackground } from './edits/fold-background.ts'
import { keepBack } from './edits/keep-back.ts'
import { splitAsk, type Parted } from './edits/split-ask.ts'
import { takeOut } from './edits/take-out.ts'

/** What a tap does. Only the person's own words move, except the plain ones of an answer. */
export type CoachStep =
  /** plain words at the end of the caret's sentence */
  | { readonly kind: 'insert'; readonly words: string }
  /** half a sentence, the caret behind it */
  | { readonly kind: 'begin'; readonly words: string }
  /** the sheet with other words on it, and what goes into a draft of its own */
  | { readonly kind: 'replace'; readonly text: string; readonly aside?: string }
  /** nothing: this question isn't asked again for this draft */
  | { readonly kind: 'skip' }

export type CoachAnswer = { readonly label: string; readonly step: CoachStep }

export type CoachQuestion = {
  readonly id: string
  readonly text: string
  readonly answers: readonly CoachAnswer[]
}

/** What comes before the questions on the marks: what must not be sent, then what another shape of the text would mend. */
const FIRST: readonly FlagId[] = ['secret', 'personalData', 'rant', 'severalAsks', 'tooLong']
/** What may be said once the marks have nothing more to ask. */
const LAST: readonly FlagId[] = ['overApology', 'noAttempt', 'tooBig']
/** The marks' own question about several asks: the remark before it does more, for it parts them. */
const SPLIT_HINT = 'coach.split'

export type Asked = {
  readonly text: string
  readonly coaching: Coaching | null
  /** questions that the person has passed over in this draft */
  readonly skipped: readonly string[]
  readonly t: Text
}

/**
 * The one thing that the coach asks now: about what must not be sent, then about the shape of the text, then its most
 * useful question on the marks, then a gentle remark. Null where there is nothing to ask.
 */
export function questionOf(asked: Asked): CoachQuestion | null {
  const { coaching, skipped } = asked
  if (coaching === null) return null
  const open = (id: string) => !skipped.includes(id)
  const flagged = (ids: readonly FlagId[]) =>
    ids.flatMap((id) => coaching.flags.filter((flag) => flag.id === id && open(id)))
  for (const flag of flagged(FIRST)) {
    const question = remarkOf(flag, asked, coaching)
    if (question !== null) return question
  }
  const hint = coaching.hints.find(({ id }) => open(id) && id !== SPLIT_HINT)
  if (hint !== undefined) {
    const taps = (hint.tapAnswers ?? []).map(({ label, insert }) => ({
      label,
      step: stepOf(insert),
    }))
    return { id: hint.id, text: hint.text, answers: [...taps, later(asked.t)] }
  }
  for (const flag of flagged(LAST)) {
    const question = remarkOf(flag, asked, coaching)
    if (question !== null) return question
  }
  return null
}

/** Words that end in a space are the beginning of a sentence that only the person can finish. */
function stepOf(insert: string): CoachStep {
  return insert.endsWith(' ') ? { kind: 'begin', words: insert } : { kind: 'insert', words: insert }
}

/** A remark with what a tap can do about it; null where nothing could be done that leaves whole sentences. */
function remarkOf(flag: Flag, { text, t }: Asked, coaching: Coaching): CoachQuestion | null {
  const ask = (answers: readonly CoachAnswer[], words = flag.text): CoachQuestion => ({
    id: flag.id,
    text: words,
    answers,
  })
  const parted = (parts: Parted | null, yes: 'keepBack' | 'split', words?: string) =>
    parts &&
    ask(
      [replace(t(`asks.ui.coach.${yes}`), parts.kept, parts.aside), skip(t(`asks.ui.coach.${yes}.not`))],
      words,
    )
  switch (flag.id) {
    case 'secret':
    case 'personalData':
      return ask([
        replace(t('asks.ui.coach.takeOut'), takeOut(text, flag.spans, t('asks.ui.coach.leftOut'))),
        skip(t(`asks.ui.coach.${flag.id}.not`)),
      ])
    case 'rant':
      return parted(keepBack(text, flag.spans), 'keepBack')
    case 'severalAsks':
      return parted(
        splitAsk(text, coaching.splits),
        'split',
        t('asks.ui.coach.severalAsks', { count: coaching.splits.length }),
      )
    case 'tooLong': {
      const folded = foldBackground(text, coaching, t('asks.ui.coach.background'))
      return folded === null
        ? null
        : ask([replace(t('asks.ui.coach.fold'), folded), skip(t('asks.ui.coach.fold.not'))])
    }
    case 'overApology': {
      const without = dropSorry(text, flag.spans)
      return ask([
        ...(without === null ? [] : [replace(t('asks.ui.coach.drop'), without)]),
        skip(t('asks.ui.coach.drop.not')),
      ])
    }
    case 'noAttempt':
      return ask([
        {
          label: t('asks.ui.coach.tried'),
          step: { kind: 'begin', words: `${t('asks.ui.coach.tried.words')} ` },
        },
        {
          label: t('asks.ui.coach.nothing'),
          step: { kind: 'insert', words: t('asks.ui.coach.nothing.words') },
        },
        later(t),
      ])
    default:
      return ask([later(t)])
  }
}

function replace(label: string, text: string, aside?: string): CoachAnswer {
  return { label, step: { kind: 'replace', text, ...(aside === undefined ? {} : { aside }) } }
}

function skip(label: string): CoachAnswer {
  return { label, step: { kind: 'skip' } }
}

function later(t: Text): CoachAnswer {
  return skip(t('asks.ui.coach.later'))
}
