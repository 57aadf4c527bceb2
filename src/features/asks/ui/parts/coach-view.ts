import type { Coaching, Criterion, Mark } from '#engine/coach/coaching.ts'
import type { FiveMarks } from '#kit/ask-ring/ask-ring.tsx'
import type { TextSpan } from '#kit/ask-text/spans.ts'
import type { MarkView } from '#kit/marks-row/marks-row.tsx'
import type { Text } from '#kit/text/text.tsx'
import { sayMinutes } from '#kit/time/when.ts'

/** The order in which every surface shows the marks. Repeated here so that the coach itself can load later. */
export const MARK_ORDER: readonly Criterion[] = ['specific', 'meaningful', 'action', 'realistic', 'timeBound']

const FULLNESS: Readonly<Record<Mark, number>> = { 0: 0, 1: 0.35, 2: 1 }
const LEVEL_KEYS = ['asks.ui.mark.empty', 'asks.ui.mark.begun', 'asks.ui.mark.there'] as const

/** From this many letters on it is clear that the draft is in a language that the coach doesn't know. */
const ENOUGH = 40

/** Whether the five marks are five plain questions for this draft, for the coach can't read it. */
export function isPlain(text: string, coaching: Coaching | null): boolean {
  return coaching?.language === 'other' && text.trim().length >= ENOUGH
}

/** Marks that are there now and weren't before. None at the first reading: that is a draft of earlier. */
export function newlyThere(before: Coaching | null, after: Coaching | null): readonly Criterion[] {
  if (before === null || after === null) return []
  return MARK_ORDER.filter((id) => after.marks[id] === 2 && before.marks[id] < 2)
}

/** How full the five arcs are; where the coach can't read the draft, as the person has ticked. */
export function arcsOf(text: string, coaching: Coaching | null, ticked: readonly Criterion[]): FiveMarks {
  const plain = isPlain(text, coaching)
  const of = (criterion: Criterion) => {
    if (plain) return ticked.includes(criterion) ? 1 : 0
    return coaching === null ? 0 : FULLNESS[coaching.marks[criterion]]
  }
  return [of('specific'), of('meaningful'), of('action'), of('realistic'), of('timeBound')]
}

/** The stretches to underline: those that made a mark. */
export function underlinesOf(coaching: Coaching | null): readonly TextSpan[] {
  return (coaching?.spans ?? []).flatMap(({ start, end, criterion }) =>
    criterion === undefined ? [] : [{ start, end, mark: criterion }],
  )
}

/** The five marks with the words each was found in, or with the question that would fill it. */
export function markViews(coaching: Coaching | null, text: string, t: Text): readonly MarkView[] {
  return MARK_ORDER.map((id) => {
    const level = coaching?.marks[id] ?? 0
    const found = coaching === null || level === 0 ? '' : foundWords(coaching, id, text, t.language)
    return {
      id,
      name: t(`asks.ui.mark.${id}`),
      level,
      levelLabel: t(LEVEL_KEYS[level]),
      found: found !== '' ? found : level === 2 ? t(LEVEL_KEYS[2]) : t(`asks.ui.mark.${id}.wanted`),
    }
  })
}

/** "Specific: there" for each mark that changed, in one sentence; empty where none did. */
export function changesBetween(before: Coaching | null, after: Coaching | null, t: Text): string {
  if (after === null) return ''
  return MARK_ORDER.filter((id) => (before?.marks[id] ?? 0) !== after.marks[id])
    .map((id) => `${t(`asks.ui.mark.${id}`)}: ${t(LEVEL_KEYS[after.marks[id]])}`)
    .join(', ')
}

/** The slot says it best; where a mark rests on something else, the words that it was found in do. */
function foundWords({ slots, spans }: Coaching, id: Criterion, text: string, language: string): string {
  if (id === 'realistic' && slots.effort !== null) return sayMinutes(slots.effort.minutes, language)
  if (id === 'timeBound' && slots.deadline !== null) return slots.deadline.echo || slots.deadline.text
  if (id === 'meaningful' && slots.reason !== null) return shorten(slots.reason.text)
  if (id === 'specific' && slots.block !== null) return shorten(slots.block.text)
  if (id === 'action' && slots.action !== null)
    return shorten([slots.action.text, slots.object?.text].filter(Boolean).join(' '))
  const span = spans.find(({ criterion }) => criterion === id)
  return span === undefined ? '' : shorten(text.slice(span.start, span.end))
}

function shorten(words: string, most = 42): string {
  const plain = words.replace(/\s+/g, ' ').trim()
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).trimEnd()}…`
}
