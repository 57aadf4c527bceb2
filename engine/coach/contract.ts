import type { Coaching, Criterion, Found, Mark, Precision, Slots, Span } from './coaching.ts'

/** A coaching as the command line and the API write it: slots as plain words, spans beside them. */
export interface CoachAnswer {
  readonly marks: Readonly<Record<Criterion, Mark>>
  readonly slots: AnswerSlots
  readonly hints: Coaching['hints']
  readonly spans: readonly Span[]
  readonly flags: Coaching['flags']
  readonly splits: Coaching['splits']
  readonly language: Coaching['language']
}

export interface AnswerSlots {
  readonly deadline: {
    readonly local: string | null
    readonly precision: Precision
    readonly text: string
    readonly echo: string
    readonly at: string | null
  } | null
  readonly effortMinutes: number | null
  readonly action: string | null
  readonly object: string | null
  readonly block: string | null
  readonly tried: string | null
  readonly reason: string | null
  readonly beneficiary: string | null
  readonly whom: string | null
}

/**
 * The shape of `POST /api/v1/coach` and of a line of `askwell coach --json`.
 *
 * @example toContract(analyse('asap please', context)).slots.deadline  // { local: null, precision: 'vague', text: 'asap', … }
 */
export function toContract(coaching: Coaching): CoachAnswer {
  const { marks, slots, hints, spans, flags, splits, language } = coaching
  return { marks, slots: plainSlots(slots), hints, spans, flags, splits, language }
}

function plainSlots(slots: Slots): AnswerSlots {
  const text = (found: Found | null) => found?.text ?? null
  const { deadline } = slots
  return {
    deadline: deadline && {
      local: deadline.local,
      precision: deadline.precision,
      text: deadline.text,
      echo: deadline.echo,
      at: deadline.at === null ? null : new Date(deadline.at).toISOString(),
    },
    effortMinutes: slots.effort?.minutes ?? null,
    action: text(slots.action),
    object: text(slots.object),
    block: text(slots.block),
    tried: text(slots.tried),
    reason: text(slots.reason),
    beneficiary: text(slots.beneficiary),
    whom: text(slots.whom),
  }
}
