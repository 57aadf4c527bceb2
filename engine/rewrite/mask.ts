import { personalIn, secretsIn } from '#engine/coach/sensitive.ts'

/** A text without what must not leave, and what stood where. */
export interface Masked {
  readonly text: string
  /** what each sign stands for, `[[1]]` first */
  readonly hidden: ReadonlyMap<string, string>
}

interface Range {
  readonly start: number
  readonly end: number
}

const LINK = /\b[a-z][a-z+.-]{1,15}:\/\/[^\s<>"')\]]{0,500}[^\s<>"')\].,;:!?]/gi
const HOST = /\b(?:[a-z0-9-]{1,63}\.){1,5}(?:[a-z]{2,24})(?:\/(?:[^\s<>"')\]]{0,300}[^\s<>"')\].,;:!?])?)?/gi
const IP = /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b/gi
const STREET =
  /\b\p{Lu}[\p{L}.-]{1,30}(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee) \d{1,4}[a-z]?\b|\b\d{1,5} (?:rue|avenue|boulevard) (?:[\p{L}'-]{1,20} ?){1,4}|\b\d{1,5} (?:\p{Lu}[\p{L}'-]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square)\b/gu
/** Two or more words with capitals inside a sentence: somebody's name, more often than not. */
const FULL_NAME = /(?<=[\p{Ll}\p{N},;:(] )\p{Lu}[\p{Ll}'’-]{1,20}(?: \p{Lu}[\p{Ll}'’-]{1,20}){1,3}/gu
const SIGN = /\[\[(\d{1,4})\]\]/g
const SHORTEST_NAME = 3

/**
 * Hides secrets, details of persons, names, links and addresses behind numbered signs, the same thing behind the same
 * sign. Where the text has such signs of its own, the numbers go on behind them.
 *
 * @param names people of the organisation as they are written; each part of a name is hidden, too
 * @example mask('Ask Ada Park at ada@x.org', ['Ada Park']).text  // 'Ask [[1]] at [[2]]'
 */
export function mask(text: string, names: readonly string[]): Masked {
  let next = 1 + Math.max(0, ...[...text.matchAll(SIGN)].map((match) => Number(match[1])))
  const signs = new Map<string, string>()
  let done = 0
  let result = ''
  for (const { start, end } of joined([...rangesIn(text), ...namesIn(text, names)])) {
    const words = text.slice(start, end)
    const sign = signs.get(words) ?? `[[${next++}]]`
    signs.set(words, sign)
    result += text.slice(done, start) + sign
    done = end
  }
  return {
    text: result + text.slice(done),
    hidden: new Map([...signs].map(([words, sign]) => [sign, words])),
  }
}

/** Puts back what was hidden; null where a sign stands that was never given out. */
export function unmask(text: string, { text: given, hidden }: Masked): string | null {
  const own = new Set([...given.matchAll(SIGN)].map(([sign]) => sign))
  let unknown = false
  const whole = text.replace(SIGN, (sign) => {
    if (!own.has(sign)) unknown = true
    return hidden.get(sign) ?? sign
  })
  return unknown ? null : whole
}

function rangesIn(text: string): Range[] {
  const found = [LINK, HOST, IP, STREET, FULL_NAME].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  )
  return [...found, ...secretsIn(text), ...personalIn(text)]
}

function namesIn(text: string, names: readonly string[]): Range[] {
  const parts = new Set(
    names.flatMap((name) => name.split(/[\s,]+/)).filter((part) => part.length >= SHORTEST_NAME),
  )
  return [...text.matchAll(/[\p{L}'’-]+/gu)].flatMap((match) => {
    const word = match[0].replace(/['’]s$/, '')
    // Names are written with a capital; 'will' and 'may' are words.
    const isName = parts.has(word) && /^\p{Lu}/u.test(word)
    return isName ? [{ start: match.index, end: match.index + word.length }] : []
  })
}

/** Ranges in order, those that overlap made one. */
function joined(ranges: readonly Range[]): Range[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}
