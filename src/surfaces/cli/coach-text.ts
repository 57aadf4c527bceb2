import type { Coaching, Criterion, Mark, Slots } from '#engine/coach/coaching.ts'

const WIDTH = 78
const NAMES: readonly (readonly [Criterion, string])[] = [
  ['specific', 'Specific'],
  ['meaningful', 'Meaningful'],
  ['action', 'Action'],
  ['realistic', 'Realistic'],
  ['timeBound', 'Time-bound'],
]
const STATES: Readonly<Record<Mark, string>> = { 0: '○ empty', 1: '◐ begun', 2: '● there' }
const NAME_WIDTH = 12
const STATE_WIDTH = 9

/** A coaching for a terminal, at most 80 columns: five marks with the words found, then the one next edit. */
export function coachingForPeople(text: string, coaching: Coaching): string {
  const lines = NAMES.map(([criterion, name]) => {
    const head = `${name.padEnd(NAME_WIDTH)}${STATES[coaching.marks[criterion]].padEnd(STATE_WIDTH)}`
    const words = wordsFor(criterion, text, coaching)
    return words === '' ? head.trimEnd() : head + cut(words, WIDTH - head.length)
  })
  const [next] = coaching.hints
  if (next) {
    lines.push('', ...wrapped(`Next: ${next.text}`, ''))
    const taps = next.tapAnswers?.map((tap) => tap.label).join(' · ')
    if (taps) lines.push(...wrapped(taps, '      '))
  }
  const flags = coaching.flags.filter((flag) => flag.text !== next?.text)
  if (flags.length > 0) lines.push('', ...flags.flatMap((flag) => wrapped(`– ${flag.text}`, '')))
  return `${lines.join('\n')}\n`
}

function wordsFor(criterion: Criterion, text: string, { slots, spans }: Coaching): string {
  if (criterion === 'timeBound' && slots.deadline) {
    const { text: words, echo } = slots.deadline
    return echo === '' ? quoted(words) : `${quoted(words)} = ${echo}`
  }
  const found = slotsFor(criterion, slots).filter((slot) => slot !== null)
  if (found.length > 0) return found.map((slot) => quoted(slot.text)).join(', ')
  const span = spans.find((one) => one.criterion === criterion)
  return span ? quoted(text.slice(span.start, span.end)) : ''
}

function slotsFor(criterion: Criterion, slots: Slots) {
  switch (criterion) {
    case 'specific':
      return [slots.object ?? slots.block]
    case 'meaningful':
      return [slots.reason]
    case 'action':
      return [slots.action]
    case 'realistic':
      return [slots.effort]
    default:
      return [slots.deadline]
  }
}

function quoted(text: string): string {
  return `"${text.replace(/\s+/g, ' ').trim()}"`
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`
}

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length + 1 > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${word} `
  }
  lines.push(line.trimEnd())
  return lines
}
