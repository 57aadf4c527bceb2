import type { DateMeaning } from '../languages/language.ts'
import { type DateToken, type Lexicon, meantAt } from './lexicon.ts'
import type { Piece, Place } from './moment.ts'

const FULL = /^([01]?\d|2[0-4]):([0-5]\d)\.?$/
const FULL_RANGE = /^(?:[01]?\d|2[0-3])[:.][0-5]\d-([01]?\d|2[0-4])[:.]([0-5]\d)\.?$/
const DOTTED = /^([01]?\d|2[0-4])\.([0-5]\d)\.?$/
const HOUR = /^(\d{1,2})\.?$/
const HOUR_RANGE = /^(\d{1,2})-(\d{1,2})\.?$/
const MILITARY = /^([01]\d|2[0-3])([0-5][05])\.?$/

/** One sentence's tokens with the words of its language. */
export interface Reading {
  readonly tokens: readonly DateToken[]
  readonly lexicon: Lexicon
}

function kindAt(r: Reading, at: number): DateMeaning['k'] | undefined {
  return meantAt(r.tokens, at, r.lexicon)?.meaning.k
}

/** True where a bare number may end: at the end, before a sign, or before a word that no counted thing begins with. */
export function closes(r: Reading, at: number): boolean {
  const token = r.tokens[at]
  if (!token) return true
  if (!/[\p{L}\d]/u.test(token.text)) return !/^[%€$£°#&*+=/:-]/.test(token.text)
  const kind = kindAt(r, at)
  return kind !== undefined && kind !== 'unit' && kind !== 'clock' && kind !== 'number' && kind !== 'ordinal'
}

/** Words before a bare number that make it an hour. */
function clocky(place: Place): boolean {
  const { cue } = place
  return (
    cue === 'at' || cue === 'by' || cue === 'before' || cue === 'until' || (cue === 'on' && place.afterDay)
  )
}

function piece(next: number, minutes: number, loose: boolean): Piece | undefined {
  return minutes <= 1440 ? { next, parts: { clock: { minutes: Math.min(minutes, 1439), loose } } } : undefined
}

/**
 * A time of the day at a token: '14:00', '2pm', '9h', '9h30', '14-15h' (its end), 'half past 3', 'noon', '4' after 'by'.
 *
 * Undefined where the figure is a count, a duration or a version. `loose`: morning or afternoon wasn't said.
 */
export function clockAt(r: Reading, at: number, place: Place): Piece | undefined {
  const token = r.tokens[at]
  if (!token) return undefined
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (meant?.meaning.k === 'time') return piece(at + meant.length, meant.meaning.v, false)
  if (meant?.meaning.k === 'offset') return offsetHour(r, at + meant.length, meant.meaning.v)
  if (token.glued && !place.second) return undefined
  return written(r, at, token.text) ?? hourAt(r, at, place) ?? dottedAt(r, at, place)
}

/** Figures that are a time wherever they stand: 14:00, 14:00-15:00. */
function written(r: Reading, at: number, text: string): Piece | undefined {
  const full = FULL.exec(text) ?? FULL_RANGE.exec(text)
  if (!full) return undefined
  const suffix = meridiem(r, at + 1)
  if (!text.includes(':') && !suffix) return undefined
  if (named(r, at + 1)) return undefined
  const hour = Number(full[1])
  const minutes = withMeridiem(hour, suffix?.v) * 60 + Number(full[2])
  const end = suffix ? suffix.next : afterClockWord(r, at + 1)
  return piece(end, minutes, hour < 12 && !text.startsWith('0') && suffix?.v === undefined)
}

/** '14:30-b' is somebody's name for a thing. */
function named(r: Reading, at: number): boolean {
  const after = r.tokens[at]
  return after?.glued === true && /^\p{L}/u.test(after.text) && kindAt(r, at) === undefined
}

function offsetHour(r: Reading, at: number, offset: number): Piece | undefined {
  const hour = hourValue(r, at)
  if (hour === undefined || hour > 12) return undefined
  return piece(at + 1, hour * 60 + offset, true)
}

function hourValue(r: Reading, at: number): number | undefined {
  const figure = HOUR.exec(r.tokens[at]?.text ?? '')
  if (figure) return Number(figure[1])
  const meant = meantAt(r.tokens, at, r.lexicon)?.meaning
  return meant?.k === 'number' && Number.isInteger(meant.v) ? meant.v : undefined
}

function hourAt(r: Reading, at: number, place: Place): Piece | undefined {
  const text = r.tokens[at]?.text ?? ''
  const range = HOUR_RANGE.exec(text)
  const hour = range ? Number(range[2]) : hourValue(r, at)
  if (hour === undefined || hour > 24) return militaryAt(r, at, place)
  const suffix = meridiem(r, at + 1)
  if (suffix?.v)
    return hour >= 1 && hour <= 12 ? piece(suffix.next, withMeridiem(hour, suffix.v) * 60, false) : undefined
  if (suffix) return hourWithWord(r, at, place, { hour, range: range !== null })
  const bare = clocky(place) && hour >= 1 && hour <= 24 && closes(r, at + 1) && !text.endsWith('.')
  const lastWord = clocky(place) && text.endsWith('.') && at + 1 === r.tokens.length && hour >= 1
  return bare || lastWord ? piece(at + 1, hour * 60, hour <= 12 && !text.startsWith('0')) : undefined
}

interface Hour {
  readonly hour: number
  /** written as a range: '14-15h' */
  readonly range: boolean
}

/** '9h', '9h30', '14 Uhr', '15 heures': a time after a limit, a day or a late hour, else a duration. */
function hourWithWord(r: Reading, at: number, place: Place, { hour, range }: Hour): Piece | undefined {
  const word = r.tokens[at + 1]
  const sure = /^(?:uhr|o'?clock|sharp)$/.test(word?.text ?? '')
  const minutes = r.tokens[at + 2]
  const withMinutes = minutes && (minutes.glued || sure) && /^[0-5]\d\.?$/.test(minutes.text)
  if (
    !sure &&
    !clocky(place) &&
    !place.afterDay &&
    !(withMinutes && hour > 6) &&
    !(range && hour > 7) &&
    !dayFollows(r, at + 2)
  ) {
    return undefined
  }
  if (!sure && (place.cue === 'in' || place.cue === 'within' || place.cue === 'for' || place.cue === 'not')) {
    return undefined
  }
  return withMinutes
    ? piece(at + 3, hour * 60 + Number.parseInt(minutes.text, 10), false)
    : piece(at + 2, hour * 60, /^[os]/.test(word?.text ?? '') && hour <= 12)
}

function dayFollows(r: Reading, at: number): boolean {
  const kind = kindAt(r, at)
  return kind === 'day' || kind === 'weekday'
}

function militaryAt(r: Reading, at: number, place: Place): Piece | undefined {
  const figure = MILITARY.exec(r.tokens[at]?.text ?? '')
  if (!figure) return undefined
  const word = kindAt(r, at + 1) === 'clock'
  const year = figure[1] === '19' || figure[1] === '20'
  if (!word && (year || !clocky(place) || !closes(r, at + 1))) return undefined
  return piece(at + (word ? 2 : 1), Number(figure[1]) * 60 + Number(figure[2]), false)
}

/** '9.30am', '14.30 Uhr', 'by 12.30' at a clause's end; otherwise it is a version or an amount. */
function dottedAt(r: Reading, at: number, place: Place): Piece | undefined {
  const figure = DOTTED.exec(r.tokens[at]?.text ?? '')
  if (!figure) return undefined
  const suffix = meridiem(r, at + 1)
  const minutes = withMeridiem(Number(figure[1]), suffix?.v) * 60 + Number(figure[2])
  if (suffix) return piece(suffix.next, minutes, false)
  if (!(clocky(place) || place.afterDay) || minutes % 5 !== 0 || !closes(r, at + 1)) return undefined
  return piece(at + 1, minutes, Number(figure[1]) < 12)
}

function meridiem(r: Reading, at: number): { v: 'am' | 'pm' | undefined; next: number } | undefined {
  const meant = meantAt(r.tokens, at, r.lexicon)
  if (meant?.meaning.k === 'meridiem') {
    const dot = meant.length > 1 && r.tokens[at + meant.length]?.text === '.' ? 1 : 0
    return { v: meant.meaning.v, next: at + meant.length + dot }
  }
  const heures = meant?.meaning.k === 'unit' && r.tokens[at]?.text.startsWith('heure') === true
  return meant && (meant.meaning.k === 'clock' || heures)
    ? { v: undefined, next: at + meant.length }
    : undefined
}

function afterClockWord(r: Reading, at: number): number {
  return kindAt(r, at) === 'clock' ? at + 1 : at
}

function withMeridiem(hour: number, meridiem: 'am' | 'pm' | undefined): number {
  if (meridiem === 'pm' && hour < 12) return hour + 12
  return meridiem === 'am' && hour === 12 ? 0 : hour
}
