import type { Criterion, Found, Marks, Slots, Span } from './coaching.ts'
import { type Asked, type Draft, firstOf, type Placed, placed } from './draft.ts'
import type { Range } from './phrase.ts'
import type { Ruled } from './sentence.ts'
import { whyOf } from './why.ts'

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
    reason: ruledIn(text, whyOf(draft).found),
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

/** What is underlined in the text, by place: every mark that is begun has its words. */
export function spansOf(draft: Draft, slots: Slots, marks: Marks): Span[] {
  const spans: Span[] = []
  for (const [slot, criterion] of FEEDS) {
    const found = slots[slot]
    if (found) spans.push({ start: found.start, end: found.end, rule: found.rule, criterion })
  }
  for (const sentence of draft.main ? [draft.main.sentence] : draft.sentences) {
    for (const detail of sentence.reading.details) {
      spans.push({ ...placed(detail, sentence), rule: `detail.${detail.kind}`, criterion: 'specific' })
    }
  }
  if (draft.main) spans.push(...askSpans(draft, draft.main, slots))
  const topic = draft.sentences[0]
  if (topic && marks.specific > 0 && !spans.some((span) => span.criterion === 'specific')) {
    spans.push({ ...placed(topic.reading.span, topic), rule: 'specific.topic', criterion: 'specific' })
  }
  return spans.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** A bare question is its own action; without minutes it is the asked thing, or how short an answer may be, that bounds it. */
function askSpans({ sentences }: Draft, { request, sentence }: Asked, slots: Slots): Span[] {
  const spans: Span[] = []
  if (!slots.action) spans.push({ ...placed(request, sentence), rule: request.rule, criterion: 'action' })
  if (slots.effort) return spans
  const short = firstOf(
    sentences,
    ({ reading }) => reading.answer && { ...reading.answer, rule: 'realistic.answer' },
  )
  const bound = short ?? (request.object && { ...placed(request.object, sentence), rule: 'realistic.object' })
  if (bound) spans.push({ start: bound.start, end: bound.end, rule: bound.rule, criterion: 'realistic' })
  return spans
}
