import type { Cue, Unit } from '../languages/language.ts'
import { clockAt, type Reading } from './clock.ts'
import { dayAt } from './days.ts'
import { meantAt } from './lexicon.ts'
import { hasDay, hasTime, type Moment, type Parts, type Piece, type Place } from './moment.ts'
import { quantityAt } from './quantity.ts'

/** A stretch of time which isn't a date: '20 minutes', 'half an hour'. Offsets in the sentence. */
export interface Duration {
  readonly minutes: number
  readonly unit: Unit
  readonly start: number
  readonly end: number
  /** the word right before it says that it isn't somebody's time: every, since, ago, after */
  readonly refused: boolean
}

export interface Times {
  readonly moments: readonly Moment[]
  readonly durations: readonly Duration[]
}

const MINUTES: Readonly<Record<Unit, number>> = {
  minute: 1,
  hour: 60,
  day: 480,
  workday: 480,
  week: 2400,
  fortnight: 4800,
  month: 9600,
  quarter: 28_800,
  year: 115_200,
}

/** How many plain words may stand between a limit and its time: 'before the Hamburg call at 9'. */
const REACH = 5

interface Scan {
  cue: Cue | undefined
  /** start offset of the cue's words */
  from: number
  limit: Cue | undefined
  limitAge: number
  afterAnd: boolean
}

const LIMITS: ReadonlySet<Cue> = new Set(['by', 'before', 'until', 'within'])

/**
 * All times and durations of a sentence, in order. Nothing is judged here: past ones, events and refused ones are in it.
 *
 * Linear: each token is looked at a bounded number of times.
 */
export function timesOf(r: Reading): Times {
  const moments: Moment[] = []
  const durations: Duration[] = []
  const scan: Scan = { cue: undefined, from: 0, limit: undefined, limitAge: 0, afterAnd: false }
  let at = 0
  while (at < r.tokens.length) {
    const moment = momentAt(r, at, scan)
    if (moment) {
      moments.push(moment.moment)
      at = moment.next
      forget(scan)
      continue
    }
    const duration = durationAt(r, at, scan)
    if (duration) {
      durations.push(duration.duration)
      at = duration.next
      forget(scan)
      continue
    }
    at = step(r, at, scan)
  }
  return { moments, durations }
}

function forget(scan: Scan): void {
  scan.cue = undefined
  scan.afterAnd = false
  scan.limit = undefined
}

/** One token on: remembers cues, keeps them over links, drops them at other words. */
function step(r: Reading, at: number, scan: Scan): number {
  const meant = meantAt(r.tokens, at, r.lexicon)
  const kind = meant?.meaning.k
  if (meant?.meaning.k === 'cue') {
    const { v } = meant.meaning
    const weaker =
      scan.cue !== undefined && (LIMITS.has(scan.cue) || scan.cue === 'not') && !LIMITS.has(v) && v !== 'not'
    if (!weaker) {
      scan.cue = v
      scan.from = r.tokens[at]?.start ?? 0
    }
    if (LIMITS.has(v)) {
      scan.limit = v
      scan.limitAge = 0
    }
    return at + meant.length
  }
  if (kind === 'link') return at + (meant?.length ?? 1)
  if (kind === 'and') {
    scan.afterAnd = true
    if (r.tokens[at]?.text === 'to') {
      scan.cue = 'not'
      scan.from = r.tokens[at]?.start ?? 0
    }
    return at + (meant?.length ?? 1)
  }
  scan.cue = undefined
  scan.afterAnd = false
  scan.limitAge++
  if (scan.limitAge > REACH || !/[\p{L}\d]/u.test(r.tokens[at]?.text ?? '')) scan.limit = undefined
  return at + (kind === 'unit' ? 1 : Math.max(1, meant?.length ?? 1))
}

function durationAt(r: Reading, at: number, scan: Scan): { duration: Duration; next: number } | undefined {
  const quantity = quantityAt(r, at)
  const first = r.tokens[at]
  const last = quantity && r.tokens[quantity.next - 1]
  if (!quantity || !first || !last) return undefined
  const ago = meantAt(r.tokens, quantity.next, r.lexicon)?.meaning.k === 'ago'
  const duration: Duration = {
    minutes: Math.round(quantity.value * MINUTES[quantity.unit]),
    unit: quantity.unit,
    start: first.start,
    end: last.end,
    refused: ago || scan.cue === 'not',
  }
  return { duration, next: quantity.next }
}

function momentAt(r: Reading, at: number, scan: Scan): { moment: Moment; next: number } | undefined {
  const first = pieceAt(r, at, { cue: scan.cue, afterDay: false }, {})
  const start = r.tokens[at]?.start
  if (!first || start === undefined) return undefined
  const whole = extend(r, later(r, first))
  const last = r.tokens[whole.next - 1]
  const after = meantAt(r.tokens, whole.next, r.lexicon)
  const late = after?.meaning.k === 'cue' && after.meaning.v === 'by'
  const cue = scan.cue === undefined || (late && scan.cue !== 'not') ? (late ? 'by' : whole.cue) : scan.cue
  const moment: Moment = {
    start,
    end: last ? last.end : start,
    from: scan.cue === undefined ? start : scan.from,
    ...(cue ? { cue } : {}),
    ...(scan.limit ? { limit: scan.limit } : {}),
    parts: whole.parts,
    joined: scan.afterAnd,
  }
  return { moment, next: whole.next }
}

interface Whole extends Piece {
  readonly cue?: Cue
}

/** Adds what follows while it names something that is still open: a day to a time, a time to a day. */
function extend(r: Reading, first: Piece): Whole {
  let whole: Whole = first
  for (let grown = true; grown; ) {
    grown = false
    const gap = bridge(r, whole)
    const place: Place = { cue: gap.cue, afterDay: hasDay(whole.parts) && gap.near }
    const more = pieceAt(r, gap.next, place, whole.parts)
    if (more && fits(whole.parts, more.parts)) {
      const cue = whole.cue ?? (gap.cue && LIMITS.has(gap.cue) ? gap.cue : undefined)
      whole = later(r, { next: more.next, parts: merged(whole.parts, more.parts) })
      if (cue) whole = { ...whole, cue }
      grown = true
    }
  }
  return whole
}

/** 'between 10 and 11', '15h-16h': the later time counts. */
function later(r: Reading, first: Piece): Piece {
  if (first.parts.clock === undefined || meantAt(r.tokens, first.next, r.lexicon)?.meaning.k !== 'and')
    return first
  const second = clockAt(r, first.next + 1, { cue: 'at', afterDay: false, second: true })
  return second?.parts.clock ? { next: second.next, parts: { ...first.parts, ...second.parts } } : first
}

function merged(a: Parts, b: Parts): Parts {
  return { ...a, ...b }
}

const BRIDGING = 3

/**
 * The words between two parts of one moment: links and small cues ('Friday at 9'), or up to three plain words after a
 * time of the day ('the 2pm stand-up tomorrow'), never over a sign.
 */
function bridge(r: Reading, whole: Piece): { next: number; cue: Cue | undefined; near: boolean } {
  let next = whole.next
  let cue: Cue | undefined
  let near = true
  let plain = 0
  let sign = false
  while (next < r.tokens.length) {
    const meant = meantAt(r.tokens, next, r.lexicon)
    const { k } = meant?.meaning ?? {}
    if (meant?.meaning.k === 'cue' && meant.meaning.v !== 'not' && meant.meaning.v !== 'within')
      cue = meant.meaning.v
    else if (k === 'link') sign ||= r.tokens[next]?.text === ','
    else {
      if (
        sign ||
        !plainWord(r, next, k) ||
        !hasTime(whole.parts) ||
        hasDay(whole.parts) ||
        plain === BRIDGING
      )
        break
      plain++
      near = false
    }
    next += meant && k !== undefined ? meant.length : 1
  }
  return { next, cue, near }
}

function plainWord(r: Reading, at: number, kind: string | undefined): boolean {
  return kind === undefined && /^\p{L}/u.test(r.tokens[at]?.text ?? '')
}

/** A second part may come once: one day, one time; a weekday may be made exact by a date or a week. */
function fits(a: Parts, b: Parts): boolean {
  if (b.vague || b.now || a.vague || a.now || a.span || b.span) return false
  if (hasTime(b) && hasTime(a)) return a.part !== undefined && b.clock !== undefined && b.part === undefined
  if (!hasDay(b)) return hasTime(b)
  if (!hasDay(a)) return true
  const exact = a.weekday !== undefined && (b.date !== undefined || b.period?.unit === 'week')
  return (
    exact || (a.period?.unit === 'week' && !a.period.edge && b.weekday !== undefined && b.which === undefined)
  )
}

function pieceAt(r: Reading, at: number, place: Place, before: Parts): Piece | undefined {
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (meant?.meaning.k === 'vague') return { next: at + meant.length, parts: { vague: meant.meaning.v } }
  if (meant?.meaning.k === 'now') return { next: at + meant.length, parts: { now: true } }
  if (meant?.meaning.k === 'close') return { next: at + meant.length, parts: { close: true } }
  if (meant?.meaning.k === 'part') return partPiece(at + meant.length, meant.meaning, place, before)
  return dayAt(r, at, place) ?? clockAt(r, at, place)
}

/** 'lunch' or 'morning' alone is no time; it needs a day before it, a cue, or to be 'tonight'. */
function partPiece(
  next: number,
  meaning: { readonly v: NonNullable<Parts['part']>; readonly today?: true },
  place: Place,
  before: Parts,
): Piece | undefined {
  if (meaning.today)
    return hasDay(before)
      ? { next, parts: { part: meaning.v } }
      : { next, parts: { day: 0, part: meaning.v } }
  if (!hasDay(before) && (place.cue === undefined || place.cue === 'not')) return undefined
  return { next, parts: { part: meaning.v } }
}
