import { plain, wordsOf } from '#engine/text/words.ts'
import { type Lexicon, tokensOf } from './dates/lexicon.ts'
import type { Moment } from './dates/moment.ts'
import { timesOf } from './dates/moments.ts'
import { type Detail, detailsOf } from './details.ts'
import { effortsOf, type HelperTime, toldWithin } from './effort.ts'
import type { AskWords, Rule } from './languages/language.ts'
import type { Phrase, Range } from './phrase.ts'
import { type Request, requestOf } from './request.ts'
import { contentOf } from './request-object.ts'

export interface Ruled extends Range {
  readonly rule: string
}

/** All that one sentence says by itself: no clock, no neighbours, so it can be kept while the text around it changes. */
export interface SentenceReading {
  readonly text: string
  readonly phrase: Phrase
  /** the whole sentence as a range */
  readonly span: Range
  /** asks how to make a mechanism work */
  readonly mechanism: boolean
  readonly request: Request | undefined
  /** words with content, times left out */
  readonly content: number
  readonly question: boolean
  readonly past: boolean
  /** words that tell of the past, for a part of the sentence */
  readonly pastWord: RegExp
  /** right after a time: 'is enough' */
  readonly suffices: RegExp
  /** right after a time: what people gather for at it */
  readonly gathering: RegExp
  /** its clauses that tell of the past */
  readonly pastClauses: readonly Range[]
  readonly recurring: boolean
  readonly wish: Range | undefined
  /** 'the contract runs until …': an 'until' that says how long something lasts */
  readonly lastsUntil: boolean
  readonly answer: Range | undefined
  readonly reason: Ruled | undefined
  readonly stake: Ruled | undefined
  readonly hint: Ruled | undefined
  readonly block: Ruled | undefined
  readonly tried: Ruled | undefined
  readonly beneficiary: Ruled | undefined
  readonly details: readonly Detail[]
  readonly moments: readonly Moment[]
  readonly efforts: readonly HelperTime[]
  /** 'before the meeting': a limit whose moment isn't said */
  readonly eventLimit: Range | undefined
  readonly apologies: readonly Range[]
  readonly rants: readonly Range[]
  readonly diffuse: Range | undefined
  readonly huge: readonly Range[]
  /** so many things that the deed is no small one; read later */
  readonly many?: boolean
}

/**
 * Reads one sentence. Pure; the work is bounded because sentences are (`LONGEST_SENTENCE`).
 *
 * @param written the sentence as the asker wrote it
 */
export function readSentence(written: string, ask: AskWords, lexicon: Lexicon): SentenceReading {
  const text = plain(written)
  const tokens = tokensOf(text, written)
  const all = detailsOf(written)
  const quoted = all.filter((detail) => detail.kind === 'quoted' || detail.kind === 'code')
  const read = timesOf({ tokens, lexicon })
  const times = { ...read, moments: read.moments.filter((m) => !quoted.some((q) => overlap(q, m))) }
  const spans = [...times.moments.map((m) => ({ start: m.from, end: m.end })), ...times.durations]
  const details = all.filter((detail) => !spans.some((s) => overlap(s, detail)))
  const apologies = allOf(ask.apology, text)
  const clean = without(text, apologies)
  const phrase: Phrase = {
    plain: clean,
    written,
    words: wordsOf(clean),
    times: spans,
    exact: details.length > 0 || times.durations.length > 0 || times.moments.some((m) => !m.parts.vague),
    lasting: times.durations.length > 0,
  }
  const request = requestOf(phrase, ask)
  const around = { text, request, ask }
  const told = times.moments.map((moment) => toldWithin(moment, around))
  return {
    text: written,
    phrase,
    span: { start: 0, end: text.length },
    mechanism: ask.mechanism.test(text),
    request,
    content: contentOf(phrase, ask, { start: 0, end: text.length }),
    question: /\?\W*$/.test(text),
    past: ask.past.test(clean),
    pastWord: ask.past,
    suffices: ask.suffices,
    gathering: ask.gathering,
    pastClauses: clausesOf(clean).filter((clause) => ask.past.test(clean.slice(clause.start, clause.end))),
    recurring: ask.recurring.test(clean),
    wish: rangeOf(ask.wish, clean),
    lastsUntil: times.moments.some((m) => m.cue === 'until' && ask.lasting.test(text.slice(0, m.from))),
    answer: rangeOf(ask.answer, clean),
    reason: firstRule(ask.reasons, clean) ?? tailOf(ask, clean, request),
    stake: firstRule(ask.stakes, clean),
    hint: firstRule(ask.hints, clean),
    block: firstRule(ask.blocks, clean),
    tried: ruled('tried', rangeOf(ask.tried, text)),
    beneficiary: ruled('beneficiary', rangeOf(ask.beneficiary, text)),
    details,
    moments: times.moments.filter((_, i) => told[i] === undefined),
    efforts: [...effortsOf(times.durations, around), ...told.filter((t) => t !== undefined)],
    eventLimit: rangeOf(ask.eventLimit, text),
    apologies,
    rants: allOf(ask.rant, text),
    diffuse: rangeOf(ask.diffuse, text),
    huge: allOf(ask.huge, text),
  }
}

const CLAUSE = /[;:–] |(?:,)? (?:and|but|while|although) (?=(?:i|we|he|she|they|it|the|my|our)\b)/g

/** Main clauses that have a subject of their own. */
function clausesOf(text: string): Range[] {
  const cuts = Array.from(text.matchAll(CLAUSE), (m) => m.index)
  return [0, ...cuts].map((start, i) => ({ start, end: cuts[i] ?? text.length }))
}

/** True where two stretches share a character. */
export function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

/** Apologies hold verbs ('feel free to ignore') that nobody is asked to do. */
function without(text: string, ranges: readonly Range[]): string {
  let out = text
  for (const { start, end } of ranges) out = out.slice(0, start) + ' '.repeat(end - start) + out.slice(end)
  return out
}

function rangeOf(pattern: RegExp, text: string): Range | undefined {
  const match = pattern.exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : undefined
}

/** ', we merge that night' after a request. */
function tailOf(ask: AskWords, text: string, request: Request | undefined): Ruled | undefined {
  if (!request || request.strength < 2) return undefined
  const range = rangeOf(ask.tail, text.slice(request.start))
  return range && { start: range.start + request.start, end: range.end + request.start, rule: 'reason.tail' }
}

function ruled(rule: string, range: Range | undefined): Ruled | undefined {
  return range && { ...range, rule }
}

function firstRule(rules: readonly Rule[], text: string): Ruled | undefined {
  for (const { id, pattern } of rules) {
    const range = rangeOf(pattern, text)
    if (range) return { ...range, rule: id }
  }
  return undefined
}

/** All matches of a pattern that carries the global flag. */
function allOf(pattern: RegExp, text: string): Range[] {
  return Array.from(text.matchAll(pattern), (m) => ({ start: m.index, end: m.index + m[0].length }))
}
