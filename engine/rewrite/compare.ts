import { paragraphsOf, sentencesOf } from '#engine/text/sentences.ts'
import { plain, wordsOf } from '#engine/text/words.ts'

/** One place where a new wording differs: the stretch of the draft, its words, and the words instead. */
export interface Change {
  /** UTF-16 offsets into the draft; equal where something is put in between */
  readonly start: number
  readonly end: number
  readonly before: string
  /** empty where the sentence would go */
  readonly after: string
}

interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly words: ReadonlySet<string>
}

/** Sentences that share less than this part of their words are different sentences. */
const ALIKE = 0.34

/**
 * Where a new wording differs from the draft, sentence by sentence, in the order of the draft. Sentences that say nearly
 * the same are set side by side; what has no counterpart stands alone. Taking none of the changes is the draft, taking all
 * says what the wording says. Quadratic in the number of sentences.
 */
export function changesBetween(draft: string, wording: string): Change[] {
  const from = readSentences(draft)
  const to = readSentences(wording)
  const changes: Change[] = []
  let at = 0
  let other = 0
  for (const [left, right] of [...pairsOf(from, to), [from.length, to.length] as const]) {
    const lone = changeOf(draft, from.slice(at, left), to.slice(other, right), from[at - 1]?.end ?? 0)
    const pair = changeOf(draft, from.slice(left, left + 1), to.slice(right, right + 1), draft.length)
    changes.push(...[lone, pair].filter((change) => change.before.trim() !== change.after.trim()))
    at = left + 1
    other = right + 1
  }
  return changes
}

/** The draft with the changes taken. They must be some of those that `changesBetween` gave for it. */
export function withChanges(draft: string, changes: readonly Change[]): string {
  return changes
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce((text, { start, end, after }) => {
      const [left, right] = [text.slice(0, start), text.slice(end)]
      if (after === '') return left.trimEnd() + (right === '' || left === '' ? right.trimStart() : right)
      const space = left === '' || /\s$/.test(left) ? '' : ' '
      const gap = right === '' || /^\s/.test(right) ? '' : ' '
      return left + space + after + gap + right
    }, draft)
}

/** @param between where something is put in, if nothing of the draft goes for it */
function changeOf(
  draft: string,
  from: readonly Sentence[],
  to: readonly Sentence[],
  between: number,
): Change {
  const start = from[0]?.start ?? between
  const end = from.at(-1)?.end ?? between
  return { start, end, before: draft.slice(start, end), after: to.map(({ text }) => text).join(' ') }
}

function readSentences(text: string): Sentence[] {
  return paragraphsOf(text).flatMap((paragraph) =>
    sentencesOf(paragraph.text).map(({ text: sentence, start, end }) => ({
      text: sentence,
      start: paragraph.start + start,
      end: paragraph.start + end,
      words: new Set(wordsOf(plain(sentence)).map((word) => word.text)),
    })),
  )
}

/** The best row of pairs in order: as much in common as can be, by the usual table. */
function pairsOf(from: readonly Sentence[], to: readonly Sentence[]): (readonly [number, number])[] {
  const best: number[][] = Array.from({ length: from.length + 1 }, () => Array<number>(to.length + 1).fill(0))
  const common = (i: number, j: number) => likeness(from[i]?.words, to[j]?.words)
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), common(i, j) + at(i + 1, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < from.length && j < to.length; ) {
    if (common(i, j) > 0 && at(i, j) === common(i, j) + at(i + 1, j + 1)) pairs.push([i++, j++])
    else if (at(i, j) === at(i + 1, j)) i++
    else j++
  }
  return pairs
}

/** Part of the words that both share (Dice), 0 where it is too little to speak of. */
function likeness(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  const shared = [...a].filter((word) => b.has(word)).length
  const part = (2 * shared) / Math.max(1, a.size + b.size)
  return part < ALIKE ? 0 : part
}
