import type { Criterion, Found, Slots, Span } from './coaching.ts'
import { type Draft, firstOf, type Placed, placed } from './draft.ts'
import type { Range } from './request.ts'
import type { Ruled } from './sentence.ts'

/** The slots of a draft, each with the asker's own words. */
export function slotsOf(draft: Draft): Slots {
  const { main, sentences, deadline, effort, text } = draft
  const request = main?.request
  const at = (range: Range | null | undefined, rule: string): Found | null =>
    range && main ? foundIn(text, placed(range, main.sentence), rule) : null
  const around = [...sentences.filter((s) => s !== main?.sentence), ...(main ? [main.sentence] : [])]
  const action = at(request?.verbAt, request?.rule ?? '')
  return {
    whom: at(request?.whom, 'whom'),
    block: ruledIn(
      text,
      firstOf(blockOrder(around), (s) => s.reading.block),
    ),
    tried: ruledIn(
      text,
      firstOf(sentences, (s) => s.reading.tried),
    ),
    action: action && request?.verb ? { ...action, text: request.verb } : action,
    object: at(request?.object, 'object'),
    effort,
    deadline,
    reason: ruledIn(text, reasonOf(draft, around)),
    beneficiary: ruledIn(
      text,
      firstOf(around, (s) => s.reading.beneficiary),
    ),
  }
}

/** Sentences with details first: 'fails with E-47' says more than 'it is broken'. */
function blockOrder(sentences: readonly Placed[]): readonly Placed[] {
  return [...sentences].sort(
    (a, b) => Number(b.reading.details.length > 0) - Number(a.reading.details.length > 0),
  )
}

function reasonOf(draft: Draft, around: readonly Placed[]): Ruled | undefined {
  const strong = firstOf(draft.sentences, (s) =>
    s.reading.reason?.rule === 'reason.goal' ? undefined : restOf(s),
  )
  return (
    strong ??
    firstOf(
      around.filter((s) => s !== draft.main?.sentence),
      (s) => s.reading.stake,
    ) ??
    firstOf(around, (s) => s.reading.reason)
  )
}

/** A reason runs from its connective to the end of the clause. */
function restOf({ reading }: Placed): Ruled | undefined {
  const { reason, text } = reading
  if (!reason) return undefined
  const end = text.slice(reason.end).search(/[.;!?](?:\s|$)/)
  return { ...reason, end: end < 0 ? text.length : reason.end + end }
}

function ruledIn(text: string, ruled: Ruled | undefined): Found | null {
  return ruled ? foundIn(text, ruled, ruled.rule) : null
}

function foundIn(text: string, { start, end }: Range, rule: string): Found {
  return { text: text.slice(start, end), start, end, rule }
}

const FEEDS: readonly (readonly [Exclude<keyof Slots, 'beneficiary' | 'tried' | 'whom'>, Criterion])[] = [
  ['block', 'specific'],
  ['object', 'specific'],
  ['action', 'action'],
  ['effort', 'realistic'],
  ['deadline', 'timeBound'],
  ['reason', 'meaningful'],
]

/** What is underlined in the text, by place. */
export function spansOf(draft: Draft, slots: Slots): Span[] {
  const spans: Span[] = []
  for (const [slot, criterion] of FEEDS) {
    const found = slots[slot]
    if (found) spans.push({ start: found.start, end: found.end, rule: found.rule, criterion })
  }
  for (const sentence of draft.main ? [draft.main.sentence] : []) {
    for (const detail of sentence.reading.details) {
      spans.push({ ...placed(detail, sentence), rule: `detail.${detail.kind}`, criterion: 'specific' })
    }
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end)
}
