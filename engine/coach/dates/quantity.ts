import type { DateMeaning, Unit } from '../languages/language.ts'
import type { Reading } from './clock.ts'
import { type Meant, meantAt } from './lexicon.ts'

export interface Quantity {
  readonly value: number
  readonly unit: Unit
  readonly next: number
}

/**
 * A number with a unit of time: '20 min', '10-15 minutes' (the larger), 'half an hour', 'an hour and a half', 'an hour or
 * two', '1.5 h', '2 x 30 min', 'two calls of 30 min', 'a quick 5'. Undefined elsewhere.
 */
export function quantityAt(r: Reading, at: number): Quantity | undefined {
  return severalAt(r, at) ?? onceAt(r, at) ?? bareAt(r, at)
}

/** '2x30 min', 'three sessions of 20 minutes': all of them together. */
function severalAt(r: Reading, at: number): Quantity | undefined {
  const count = singleAt(r, at)
  if (!count || count.value < 2 || count.value > 12 || !TIMES.test(r.tokens[count.next]?.text ?? ''))
    return undefined
  const of = OF.test(r.tokens[count.next + 1]?.text ?? '') ? 1 : 0
  const each = onceAt(r, count.next + 1 + of)
  return each && { ...each, value: each.value * count.value }
}

const TIMES = /^(?:x|×|times|sessions?|calls?|slots?|blocks?|meetings?|rounds?|mal|termine|fois|appels)$/
const OF = /^(?:of|à|de|von|zu|mit)$/

/** 'a quick 5', 'spare 20': minutes, unless the number counts a thing. */
function bareAt(r: Reading, at: number): Quantity | undefined {
  if (!/^(?:quick|spare|speedy)$/.test(r.tokens[at]?.text ?? '')) return undefined
  const amount = singleAt(r, at + 1)
  const after = r.tokens[amount?.next ?? 0]?.text ?? ''
  const counts = amount === undefined || amount.value < 2 || amount.value > 60
  return counts ||
    (/^[\p{L}%]/u.test(after) &&
      !/^(?:for|to|on|with|today|tomorrow|this|before|at|by|please|pls|over|and|so)$/.test(after))
    ? undefined
    : { value: amount.value, unit: 'minute', next: amount.next }
}

function singleAt(r: Reading, at: number): { value: number; next: number } | undefined {
  const token = r.tokens[at]
  if (!token) return undefined
  if (/^\d{1,2}$/.test(token.text))
    return token.glued ? undefined : { value: Number(token.text), next: at + 1 }
  const meant = meantAt(r.tokens, at, r.lexicon)
  return meant?.meaning.k === 'number' ? { value: meant.meaning.v, next: at + meant.length } : undefined
}

function onceAt(r: Reading, at: number): Quantity | undefined {
  const amount = amountAt(r, at)
  if (!amount) return undefined
  const unit = unitAt(r, amount.next)
  if (!unit) return undefined
  const half = halfAfter(r, unit.next)
  if (half) return { value: amount.value + 0.5, unit: unit.unit, next: half }
  const upper = upperAfter(r, amount.value, unit.next)
  if (upper) return { value: upper.value * (unit.times ?? 1), unit: unit.unit, next: upper.next }
  const rest =
    unit.unit === 'hour' && r.tokens[unit.next]?.glued
      ? /^[0-5]\d$/.exec(r.tokens[unit.next]?.text ?? '')
      : null
  if (rest) return { value: amount.value + Number(rest[0]) / 60, unit: 'hour', next: unit.next + 1 }
  return { value: amount.value * (unit.times ?? 1), unit: unit.unit, next: unit.next }
}

function unitAt(r: Reading, at: number): { unit: Unit; times?: number; next: number } | undefined {
  const meant: Meant | undefined = meantAt(r.tokens, at, r.lexicon)
  const meaning: DateMeaning | undefined = meant?.meaning
  if (!meant || !meaning) return undefined
  if (meaning.k === 'unit') return { unit: meaning.v, times: meaning.times ?? 1, next: at + meant.length }
  if (meaning.k === 'clock' && /^h/.test(r.tokens[at]?.text ?? '')) return { unit: 'hour', next: at + 1 }
  const extra = /^(?:full|good|solid|quick|short|more|other|additional|spare|volle|gute|petites?|bonnes?)$/
  return extra.test(r.tokens[at]?.text ?? '') ? unitAt(r, at + 1) : undefined
}

function halfAfter(r: Reading, at: number): number | undefined {
  const words = [0, 1, 2].map((i) => r.tokens[at + i]?.text)
  if (words.join(' ') === 'and a half') return at + 3
  return words[0] === 'et' && words[1] === 'demie' ? at + 2 : undefined
}

/** 'an hour or two': the larger one, where no unit of its own follows. */
function upperAfter(r: Reading, low: number, at: number): { value: number; next: number } | undefined {
  if (!/^(?:or|oder|ou)$/.test(r.tokens[at]?.text ?? '')) return undefined
  const high = singleAt(r, at + 1)
  if (!high || high.value <= low || high.value > low + 2) return undefined
  return /^(?:\p{L}|%)/u.test(r.tokens[high.next]?.text ?? '') &&
    !AFTER_UPPER.test(r.tokens[high.next]?.text ?? '')
    ? undefined
    : high
}

const AFTER_UPPER =
  /^(?:of|on|for|to|with|this|next|in|at|by|before|until|from|over|and|per|today|tomorrow|please|zeit|um|für|bis|pour|sur|avec|de)$/

function amountAt(r: Reading, at: number): { value: number; next: number } | undefined {
  const token = r.tokens[at]
  if (!token) return undefined
  if (/^\d/.test(token.text))
    return token.glued && !/[~≈x×]/.test(r.tokens[at - 1]?.text ?? '') ? undefined : figureAmount(r, at)
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (meant?.meaning.k !== 'number') return undefined
  const next = at + meant.length
  const value = meant.meaning.v
  const after = meantAt(r.tokens, next, r.lexicon)
  if (after?.meaning.k === 'number' && value >= 20 && after.meaning.v < 10) {
    return { value: value + after.meaning.v, next: next + after.length }
  }
  return upperAmount(r, { value, next })
}

function figureAmount(r: Reading, at: number): { value: number; next: number } | undefined {
  const range = /^(\d{1,4}(?:[.,]\d{1,2})?)-(\d{1,4}(?:[.,]\d{1,2})?)$/.exec(r.tokens[at]?.text ?? '')
  if (range) return { value: Number(range[2]?.replace(',', '.')), next: at + 1 }
  if (!/^\d{1,4}(?:[.,]\d{1,2})?$/.test(r.tokens[at]?.text ?? '')) return undefined
  return upperAmount(r, { value: Number(r.tokens[at]?.text.replace(',', '.')), next: at + 1 })
}

/** 'ten or fifteen', '10 to 15', '10 – 15': the larger one. */
function upperAmount(r: Reading, low: { value: number; next: number }): { value: number; next: number } {
  if (meantAt(r.tokens, low.next, r.lexicon)?.meaning.k !== 'and') return low
  const high = r.tokens[low.next + 1]
  if (!high) return low
  const meant = meantAt(r.tokens, low.next + 1, r.lexicon)
  const value =
    meant?.meaning.k === 'number' ? meant.meaning.v : /^\d{1,4}$/.test(high.text) ? Number(high.text) : 0
  return value > low.value && unitAt(r, low.next + 2) ? { value, next: low.next + 2 } : low
}
