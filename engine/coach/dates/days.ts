import type { DateMeaning, Edge, Unit, Which } from '../languages/language.ts'
import { clockAt, closes, type Reading } from './clock.ts'
import { type Meant, meantAt } from './lexicon.ts'
import type { Parts, Piece, Place } from './moment.ts'
import { type Quantity, quantityAt } from './quantity.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)\.?$/
const DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)?\.?$/
const SLASHES = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d\d))?\.?$/
const DAY_FIGURE = /^(\d{1,2})\.?$/
const YEAR = /^(20\d\d)\.?$/
/** Names of months and days that are common words too: they need a capital or a figure beside them. */
const DOUBTFUL = new Set([
  'may',
  'mar',
  'march',
  'sat',
  'sun',
  'wed',
  'mon',
  'dec',
  'di',
  'do',
  'so',
  'mi',
  'mo',
  'fr',
  'sa',
  'mars',
  'mer',
  'lun',
  'jeu',
])

/**
 * A day, date or period at a token: 'tomorrow', 'next Friday', '12 March 2026', '13.3.', 'the 29th', 'end of next week',
 * 'in 3 working days', 'Q2', 'this quarter', 'before Christmas'. Undefined where there is none.
 */
export function dayAt(r: Reading, at: number, place: Place): Piece | undefined {
  const token = r.tokens[at]
  if (!token) return undefined
  return (
    figuresAt(r, at, place) ??
    wordsAt(r, at, place) ??
    spanAt(r, at, place) ??
    (place.cue ? quarterAt(r, at) : undefined)
  )
}

function wordsAt(r: Reading, at: number, place: Place): Piece | undefined {
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (!meant) return undefined
  const next = at + meant.length
  const { meaning } = meant
  switch (meaning.k) {
    case 'day':
      return { next, parts: { day: meaning.v } }
    case 'weekday':
      return weekdayPiece(r, at, meant, place)
    case 'month':
      return monthAt(r, at, meaning.v, place)
    case 'edge':
      return edgeAt(r, next, meaning.v)
    case 'which':
      return whichAt(r, next, meaning.v, place)
    case 'period':
      return { next, parts: { period: periodOf(meaning) } }
    case 'weekend':
      return { next, parts: { weekend: 'this' } }
    case 'feast':
      return { next, parts: { feast: { month: meaning.month, day: meaning.day } } }
    default:
      return undefined
  }
}

function periodOf({
  unit,
  which = 'this',
  edge,
}: Extract<DateMeaning, { k: 'period' }>): NonNullable<Parts['period']> {
  return { unit, which, ...(edge ? { edge } : {}) }
}

function doubtful(r: Reading, at: number): boolean {
  const token = r.tokens[at]
  return token !== undefined && DOUBTFUL.has(token.text) && !token.capital
}

function weekdayPiece(r: Reading, at: number, meant: Meant, place: Place): Piece | undefined {
  const token = r.tokens[at]
  const { meaning } = meant
  if (!token || meaning.k !== 'weekday') return undefined
  if (oneOfMany(r, at, at + meant.length)) return undefined
  const known = place.cue !== undefined && place.cue !== 'not'
  const timed = clockAt(r, at + meant.length, { cue: undefined, afterDay: false })
  if (doubtful(r, at) && !timed && !(known && closes(r, at + meant.length))) return undefined
  if (token.text.length === 2 && !known) return undefined
  const next = at + meant.length
  const dotted = token.text.length < 5 && r.tokens[next]?.text === '.' && r.tokens[next + 1] !== undefined
  const parts: Parts = { weekday: meaning.v, ...(meaning.part ? { part: meaning.part } : {}) }
  return { next: dotted ? next + 1 : next, parts }
}

/** 'on a Friday', 'the third Monday in a row': a kind of day, not a day. */
function oneOfMany(r: Reading, at: number, next: number): boolean {
  const row = r.tokens[next]?.text === 'in' && r.tokens[next + 2]?.text === 'row'
  return row || ONE_OF_MANY.test(r.tokens[at - 1]?.text ?? '')
}

const ONE_OF_MANY =
  /^(?:an?|another|any|which|some|most|first|second|third|fourth|fifth|fourth|\d(?:st|nd|rd|th)|st|nd|rd|th|un|une|chaque|ein|einem|einen|jeden|jedem)$/

/** 'March 12th, 2026', 'by June', 'in May'. A month alone needs a cue, and 'may' a capital. */
function monthAt(r: Reading, at: number, month: number, place: Place): Piece | undefined {
  const day = dayFigure(r, at + 1)
  if (day && !(r.tokens[at]?.text === 'may' && !r.tokens[at]?.capital))
    return withYear(r, day.next, day.value, month)
  const { cue } = place
  if (cue === undefined || cue === 'on' || cue === 'at' || doubtful(r, at)) return undefined
  const edge: Edge | undefined = cue === 'before' ? 'start' : undefined
  const year = YEAR.exec(r.tokens[at + 1]?.text ?? '')
  const exact = { ...(edge ? { edge } : {}), ...(year ? { year: Number(year[1]) } : {}) }
  return { next: at + (year ? 2 : 1), parts: { period: { unit: 'month', which: 'this', month, ...exact } } }
}

function dayFigure(r: Reading, at: number): { value: number; next: number } | undefined {
  const figure = DAY_FIGURE.exec(r.tokens[at]?.text ?? '')
  const value = Number(figure?.[1])
  if (!figure || value < 1 || value > 31) return undefined
  const ordinal = meantAt(r.tokens, at + 1, r.lexicon)?.meaning.k === 'ordinal' && r.tokens[at + 1]?.glued
  return { value, next: at + (ordinal ? 2 : 1) }
}

function withYear(r: Reading, at: number, day: number, month: number): Piece {
  const comma = r.tokens[at]?.text === ',' ? 1 : 0
  const year = YEAR.exec(r.tokens[at + comma]?.text ?? '')
  if (!year) return { next: at, parts: { date: { day, month } } }
  return { next: at + comma + 1, parts: { date: { day, month, year: Number(year[1]) } } }
}

/** Dates in figures: ISO, 13.3., 13.03.2026, 3/12, '12 March', '12th of March', 'the 29th'. */
function figuresAt(r: Reading, at: number, place: Place): Piece | undefined {
  const token = r.tokens[at]
  if (!token || token.glued || !/^\d/.test(token.text)) return undefined
  const iso = ISO.exec(token.text)
  if (iso) return valid(at + 1, { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) })
  const dots = DOTS.exec(token.text)
  if (dots) return dotted(r, at, dots, place)
  const slashes = SLASHES.exec(token.text)
  if (slashes) return slashed(at, slashes, place)
  return dayBeforeMonth(r, at) ?? dayOfMonth(r, at, place)
}

function governed(place: Place): boolean {
  return place.afterDay || (place.cue !== undefined && place.cue !== 'in' && place.cue !== 'at')
}

function valid(next: number, date: { year?: number; month: number; day: number }): Piece | undefined {
  const fits = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31
  return fits ? { next, parts: { date } } : undefined
}

/** '13.3.' needs a limit or a weekday before it, or a year: otherwise it may be a section or a version. */
function dotted(r: Reading, at: number, figure: RegExpExecArray, place: Place): Piece | undefined {
  const year = fullYear(figure[3]) ?? Number(YEAR.exec(r.tokens[at + 1]?.text ?? '')?.[1] ?? Number.NaN)
  const written = Number.isFinite(year)
  const sentenceEnd =
    at + 1 === r.tokens.length && place.cue === 'on' && !place.afterDay && Number(figure[1]) < 10
  if (!written && (!governed(place) || sentenceEnd)) return undefined
  const date = { day: Number(figure[1]), month: Number(figure[2]), ...(written ? { year } : {}) }
  return valid(at + (written && !figure[3] ? 2 : 1), date)
}

/** 3/12 is 12 March only where the second figure can't be a month: the day comes first, as most of the world writes. */
function slashed(at: number, figure: RegExpExecArray, place: Place): Piece | undefined {
  const year = fullYear(figure[3])
  const a = Number(figure[1])
  const b = Number(figure[2])
  const clear = a > 12 && b > 0 && b < 13 && figure[0] !== '24/7'
  if (year === undefined && !governed(place) && !clear) return undefined
  const [day, month] = b > 12 ? [b, a] : [a, b]
  return valid(at + 1, { day, month, ...(year === undefined ? {} : { year }) })
}

function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function dayBeforeMonth(r: Reading, at: number): Piece | undefined {
  const day = dayFigure(r, at)
  if (!day) return undefined
  const link = meantAt(r.tokens, day.next, r.lexicon)?.meaning.k === 'link' ? 1 : 0
  const month = meantAt(r.tokens, day.next + link, r.lexicon)
  if (month?.meaning.k !== 'month') return undefined
  const dot = r.tokens[day.next + link + 1]?.text === '.' && r.tokens[day.next + link + 2] ? 1 : 0
  return withYear(r, day.next + link + month.length + dot, day.value, month.meaning.v)
}

/** 'by the 29th', 'bis zum 29.', 'avant le 29': a limit before it and no noun after it. */
function dayOfMonth(r: Reading, at: number, place: Place): Piece | undefined {
  const day = dayFigure(r, at)
  if (!day || !governed(place)) return undefined
  const ordinal = day.next > at + 1
  const small = ordinal && place.cue === 'on' && SMALL.test(r.tokens[day.next]?.text ?? '')
  if (!closes(r, day.next) && !small) return undefined
  const dotInside = r.tokens[at]?.text.endsWith('.') === true && at + 1 < r.tokens.length
  const french = r.tokens[at - 1]?.text === 'le'
  const german = /^(?:zum|den|am|dem)$/.test(r.tokens[at - 1]?.text ?? '')
  const clear =
    ordinal || dotInside || french || german || (place.afterDay && r.tokens[at - 1]?.text === 'the')
  return clear ? { next: day.next, parts: { date: { day: day.value } } } : undefined
}

/** After 'on the 16th' a small word goes on with the sentence; a noun would be counted ('the 16th floor'). */
const SMALL = /^(?:with|for|to|in|at|from|we|i|he|she|they|there|already|via|about|during)$/

/** After 'end of', 'beginning of', 'mid': a period, a month, a day. */
function edgeAt(r: Reading, at: number, edge: Edge): Piece | undefined {
  const start = skipLinks(r, at)
  const quarter = quarterAt(r, start)
  if (quarter?.parts.period)
    return { next: quarter.next, parts: { period: { ...quarter.parts.period, edge } } }
  const meant = meantAt(r.tokens, start, r.lexicon)
  if (!meant) return undefined
  const next = start + meant.length
  const { meaning } = meant
  if (meaning.k === 'unit') return { next, parts: { period: { unit: meaning.v, which: 'this', edge } } }
  if (meaning.k === 'month')
    return { next, parts: { period: { unit: 'month', which: 'this', edge, month: meaning.v } } }
  if (meaning.k === 'period') return { next, parts: { period: { ...periodOf(meaning), edge } } }
  if (meaning.k === 'which') return edgeOfWhich(r, next, edge, meaning.v)
  if (meaning.k === 'day' && edge === 'end') return { next, parts: { day: meaning.v, close: true } }
  if (meaning.k === 'weekday' && edge === 'end') return { next, parts: { weekday: meaning.v, close: true } }
  if (meaning.k !== 'part') return undefined
  return { next, parts: meaning.today ? { day: 0, part: meaning.v } : { part: meaning.v } }
}

function edgeOfWhich(r: Reading, at: number, edge: Edge, which: Which): Piece | undefined {
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (meant?.meaning.k === 'unit') {
    return { next: at + meant.length, parts: { period: { unit: meant.meaning.v, which, edge } } }
  }
  if (meant?.meaning.k === 'part')
    return { next: at + meant.length, parts: { day: 0, part: meant.meaning.v } }
  return undefined
}

function skipLinks(r: Reading, at: number): number {
  let next = at
  while (next < at + 2 && meantAt(r.tokens, next, r.lexicon)?.meaning.k === 'link') next++
  return next
}

const PERIODS: ReadonlySet<Unit> = new Set(['week', 'month', 'quarter', 'year'])

/** After 'this', 'next', 'last': a weekday, a period, a part of the day, or 'next three days'. */
function whichAt(r: Reading, at: number, which: Which, place: Place): Piece | undefined {
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (!meant) return which === 'last' ? undefined : spanAt(r, at, { ...place, cue: 'within' })
  const next = at + meant.length
  const { meaning } = meant
  if (meaning.k === 'weekday') return { next, parts: { weekday: meaning.v, which } }
  if (meaning.k === 'month') return { next, parts: { period: { unit: 'month', which, month: meaning.v } } }
  if (meaning.k === 'weekend') return { next, parts: { weekend: which } }
  if (meaning.k === 'part') {
    return { next, parts: { day: which === 'last' ? -1 : which === 'next' ? 1 : 0, part: meaning.v } }
  }
  if (meaning.k === 'unit' && meaning.v === 'hour')
    return { next, parts: { span: { amount: 1, unit: 'hour' } } }
  if (meaning.k === 'unit' && PERIODS.has(meaning.v))
    return { next, parts: { period: { unit: meaning.v, which } } }
  return which === 'last' ? undefined : spanAt(r, at, { ...place, cue: 'within' })
}

/** 'in 3 working days', 'within the hour', '2 days from now'; a duration without such a word is no date. */
function spanAt(r: Reading, at: number, place: Place): Piece | undefined {
  const amount = quantityAt(r, at) ?? theHour(r, at, place)
  if (!amount) return undefined
  const after = meantAt(r.tokens, amount.next, r.lexicon)?.meaning.k
  const parts: Parts = { span: { amount: amount.value, unit: amount.unit } }
  if (after === 'ago') return undefined
  if (after === 'fromNow') return { next: amount.next + meaningLength(r, amount.next), parts }
  return place.cue === 'in' || place.cue === 'within' ? { next: amount.next, parts } : undefined
}

/** 'within the hour', 'inside the week' */
function theHour(r: Reading, at: number, { cue }: Place): Quantity | undefined {
  const meaning = cue === 'within' ? meantAt(r.tokens, at, r.lexicon)?.meaning : undefined
  if (meaning?.k !== 'unit' || r.tokens[at - 1]?.text !== 'the') return undefined
  return { value: 1, unit: meaning.v, next: at + 1 }
}

function meaningLength(r: Reading, at: number): number {
  return meantAt(r.tokens, at, r.lexicon)?.length ?? 0
}

/** 'Q3', written together. */
function quarterAt(r: Reading, at: number): Piece | undefined {
  const figure = r.tokens[at + 1]
  if (r.tokens[at]?.text !== 'q' || !figure?.glued || !/^[1-4]$/.test(figure.text)) return undefined
  return { next: at + 2, parts: { period: { unit: 'quarter', which: 'this', quarter: Number(figure.text) } } }
}
