import { DAY } from '#engine/time/instant.ts'
import type { Deadline } from './coaching.ts'
import type { Clock } from './dates/asker-clock.ts'
import { echoOf } from './dates/echo.ts'
import { hasDay, type Moment } from './dates/moment.ts'
import { type Resolved, resolve } from './dates/resolve.ts'
import { writeLocal } from './dates/zone.ts'
import { type Asked, type Placed, placed, QUESTIONS } from './draft.ts'

/** How sure a reading is that a moment is the ask's deadline. */
interface Candidate {
  readonly moment: Moment
  readonly resolved: Resolved | undefined
  readonly sentence: Placed
  readonly score: number
  /** the asker set it for the ask; else an event nearby */
  readonly bound: boolean
}

export interface ChosenDeadline {
  readonly deadline: Deadline | null
  readonly bound: boolean
}

const NONE: ChosenDeadline = { deadline: null, bound: false }
const LIMIT = 40
const AT = 20
const LOOSE = 12
/** 'Monday’s figures', 'the 14:00 release': names a thing, not a limit. */
const NAMING = -30
const IN_REQUEST = 60
/** A date in a bare question may be what the question is about. */
const TOPIC = 35
/** An event further off than this isn't what the ask waits for. */
const FAR_EVENT = 60 * DAY
const WISHED = 30
const NEAR_EVENT = 30
const EVENT_AFTER_REASON = -65
/** Sentences after and before the request in which an event may be its deadline. */
const AFTER = 3
const BEFORE = 3

/**
 * The moment until which the ask must be answered: what the request itself or a wish beside it names, before events
 * nearby; the last of alternatives; else a vague word ('asap'); else null.
 */
export function deadlineOf(
  sentences: readonly Placed[],
  main: Asked | undefined,
  clock: Clock,
): ChosenDeadline {
  const candidates: Candidate[] = []
  for (const sentence of sentences) {
    for (const moment of sentence.reading.moments) {
      const candidate = weighed(moment, sentence, main, clock)
      if (candidate) candidates.push(candidate)
    }
  }
  const best = bestOf(candidates.filter((c) => c.resolved))
  if (best?.resolved) return { deadline: written(best, best.resolved, clock), bound: best.bound }
  return vagueDeadline(candidates, sentences, main)
}

function weighed(
  moment: Moment,
  sentence: Placed,
  main: Asked | undefined,
  clock: Clock,
): Candidate | undefined {
  const leaving = moment.cue === 'not' && leaves(moment, sentence)
  if ((moment.cue === 'not' && !leaving) || possessive(moment, sentence)) return undefined
  if (told(moment, sentence) || about(moment, sentence)) return undefined
  const resolved = resolve(moment, clock)
  if (!resolved && !moment.parts.vague) return undefined
  const role = roleScore(moment, sentence, main)
  if (role === undefined) return undefined
  if (!role.bound && resolved && resolved.local - clock.today > FAR_EVENT) return undefined
  const score =
    role.score + (role.bound ? cueScore(moment) + namingScore(moment, sentence) : cueScore(moment) / 4)
  return { moment, resolved, sentence, score, bound: role.bound }
}

/** 'I'm off from tomorrow': what begins with an absence must be done before it. */
function leaves(moment: Moment, { reading }: Placed): boolean {
  const { plain } = reading.phrase
  return AWAY.test(plain.slice(0, moment.from)) && plain.startsWith('from', moment.from)
}

const AWAY =
  /\b(?:off|away|gone|on (?:leave|holiday|vacation)|unavailable|unreachable|offline|abroad|absent|out(?: of (?:the )?office)?)\W*$/

/** 'whether Monday is a holiday', 'the figures for June': what the ask is about. */
function about({ cue, end, from, parts }: Moment, { reading }: Placed): boolean {
  const { plain } = reading.phrase
  if (cue === 'for' && parts.period && parts.period.unit !== 'week')
    return !reading.wish && !/\bneed/.test(plain)
  const clause = /\bwhen (?!you\b)[^.?!,;]*$/.test(plain.slice(reading.request?.end ?? 0, from))
  if (clause && cue !== 'by' && cue !== 'before' && cue !== 'until' && reading.request?.verb === null)
    return true
  if (/^ of (?:each|every|any)\b/.test(plain.slice(end))) return true
  return (
    cue === undefined &&
    /^ (?:is|was|falls|counts)\b/.test(plain.slice(end)) &&
    ASKED_CLAUSE.test(plain.slice(0, from))
  )
}

const ASKED_CLAUSE = /\b(?:whether|if|that|why|how|what|which)(?: the)? $/

/** 'who started this year', 'what we agreed on Monday': a time without a limit that belongs to something past. */
function told(moment: Moment, { reading }: Placed): boolean {
  if (cueScore(moment) >= LIMIT - 5 || moment.parts.vague) return false
  const { plain } = reading.phrase
  const start = clauseStart(plain, moment.from, reading.request)
  return reading.pastWord.test(plain.slice(start, moment.from))
}

/** Where the clause around a moment begins; in a request, not before its verb. */
function clauseStart(
  plain: string,
  from: number,
  request: { verbAt: { end: number } | null } | undefined,
): number {
  const comma =
    Math.max(
      ...[',', ';', ':', '–', '(', ' and ', ' but '].map((sign) => plain.lastIndexOf(sign, from - 1)),
    ) + 1
  const verb = request?.verbAt?.end ?? 0
  return verb <= from ? Math.max(comma, verb) : comma
}

function cueScore(moment: Moment): number {
  const cue = moment.cue
  if (moment.parts.now) return 0
  if (cue === 'by' || cue === 'before' || cue === 'until' || cue === 'within') return LIMIT
  if (moment.limit) return LIMIT - 5
  if (cue === 'for') return moment.parts.period ? -LOOSE : LOOSE + 4
  return hasDay(moment.parts) ? AT : LOOSE
}

/** 'Monday's figures', with no limit before it: a name, not a date to keep. */
function possessive(moment: Moment, sentence: Placed): boolean {
  if (
    moment.cue === 'for' &&
    sentence.reading.gathering.test(sentence.reading.phrase.plain.slice(moment.end))
  )
    return false
  if (
    moment.parts.day !== undefined &&
    /^\W*(?:if|otherwise|unless|or else)\b/.test(sentence.reading.phrase.plain)
  )
    return false
  return cueScore(moment) < LIMIT - 5 && /['’]s$/.test(sentence.reading.text.slice(0, moment.end))
}

/** A time right before the thing that it names, without a limit of its own. */
function namingScore(moment: Moment, sentence: Placed): number {
  if (cueScore(moment) >= LIMIT - 5 || moment.cue !== undefined) return 0
  const { plain } = sentence.reading.phrase
  return /^ (?!please|pls|and|or|at|by|if|so|because|for|to|with|when|as|in|on|before|until|we|i|it|would|is|max|latest)\p{L}{3,}/u.test(
    plain.slice(moment.end),
  )
    ? NAMING
    : 0
}

interface Role {
  readonly score: number
  readonly bound: boolean
}

/** What the sentence around a moment has to do with the ask; undefined where nothing. */
function roleScore(moment: Moment, sentence: Placed, main: Asked | undefined): Role | undefined {
  const { reading } = sentence
  const limit = cueScore(moment) >= LIMIT - 5
  const event = reading.reason !== undefined && reading.reason.start < moment.from
  if (main === undefined) return withoutAsk(moment, sentence, limit)
  if (sentence.index === main.sentence.index || reading.request?.strength === 2) {
    if (enough(moment, sentence)) return { score: IN_REQUEST + 2, bound: true }
    if (moment.cue === 'for' && main.request.verb === null) return undefined
    if (moment.parts.now && !(main.request.strength === 2 && endsSentence(moment, sentence))) return undefined
    return event && !limit
      ? { score: IN_REQUEST + EVENT_AFTER_REASON, bound: false }
      : inRequest(moment, sentence, event)
  }
  if (moment.parts.now) return undefined
  const distance = sentence.index - main.sentence.index
  if (distance > AFTER || distance < -BEFORE) return moment.parts.vague ? undefined : farEvent()
  // 'Half an hour, mid-week next week.' is the ask's own, like a limit in few words.
  const told = reading.efforts.length > 0 && distance > 0 && reading.phrase.words.length <= 14
  if (told && !moment.parts.vague && !reading.past) return { score: WISHED + LOOSE, bound: true }
  const alone = moment.parts.vague !== undefined && reading.phrase.words.length < 5
  if ((reading.question || moment.parts.period) && !limit && !alone) return undefined
  if (moment.cue === 'until' && reading.lastsUntil) return undefined
  const fragment = reading.phrase.words.length <= 12 && limit
  if ((wished(moment, sentence) && !event) || fragment) return { score: WISHED, bound: true }
  if (reading.recurring || (pastAround(moment, reading) && !limit)) return undefined
  if (main.request.verb === null && main.request.strength < 2 && !QUESTIONS.has(main.request.rule))
    return undefined
  return { score: NEAR_EVENT - 2 * Math.abs(distance) - (distance < 0 ? 10 : 0), bound: false }
}

/** 'tomorrow is enough', 'Friday would do': the asker sets it, whatever else the sentence names. */
function enough(moment: Moment, { reading }: Placed): boolean {
  return reading.suffices.test(reading.phrase.plain.slice(moment.end))
}

/** The moment's own clause tells of the past; another clause of the sentence may. */
function pastAround(moment: Moment, { phrase, past, pastWord }: Placed['reading']): boolean {
  if (!past) return false
  const { plain } = phrase
  const start = clauseStart(plain, moment.from, undefined)
  const rest = plain.slice(moment.end).search(/[,;:–]| and | but /)
  return pastWord.test(plain.slice(start, rest < 0 ? plain.length : moment.end + rest))
}

/** 'I need it by …' wishes for what follows, 'by … would be great' for what stands before. */
function wished(moment: Moment, sentence: Placed): boolean {
  const { wish } = sentence.reading
  if (!wish) return false
  return (
    wish.start < moment.start ||
    !/^(?:i|we|they|you|it)\b/.test(sentence.reading.phrase.plain.slice(wish.start))
  )
}

function inRequest(moment: Moment, sentence: Placed, event: boolean): Role | undefined {
  const request = sentence.reading.request
  const asksTime = sentence.reading.efforts.length > 0
  const topic = request?.verb === null && cueScore(moment) < LIMIT - 5 && !asksTime
  if (topic && QUESTIONS.has(request.rule) && request.rule !== 'action.free') return undefined
  const main = event ? IN_REQUEST + EVENT_AFTER_REASON : topic ? TOPIC : IN_REQUEST
  const own =
    moment.cue === 'by' || moment.cue === 'before' || moment.cue === 'until' || moment.cue === 'within'
  const before = request && moment.end <= request.start && !own
  return { score: before ? NEAR_EVENT + 4 : main, bound: !before && !event }
}

function withoutAsk(moment: Moment, sentence: Placed, limit: boolean): Role | undefined {
  if (!limit || sentence.reading.past)
    return moment.parts.vague === 'soon' ? { score: 0, bound: false } : undefined
  return sentence.reading.hint ? { score: 0, bound: false } : undefined
}

function farEvent(): undefined {
  return undefined
}

function endsSentence(moment: Moment, sentence: Placed): boolean {
  return /^\W*(?:please|pls|plz|thanks|thx|bitte|svp)?\W*$/.test(
    sentence.reading.phrase.plain.slice(moment.end),
  )
}

/** The best score; of equals in one sentence the last alternative, else the first. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined
  for (const candidate of candidates) {
    const alternative = best && candidate.moment.joined && candidate.sentence === best.sentence
    if (!best || candidate.score > best.score || (alternative && candidate.score >= best.score - AT))
      best = candidate
  }
  return best
}

function written(best: Candidate, resolved: Resolved, clock: Clock): Deadline {
  const { from, end } = best.moment
  const range = placed({ start: from, end }, best.sentence)
  return {
    local: writeLocal(resolved.local, resolved.precision === 'minute'),
    precision: resolved.precision,
    at: resolved.at,
    echo: echoOf(resolved, clock),
    text: best.sentence.reading.text.slice(from, end),
    rule: best.bound ? 'deadline.asked' : 'deadline.event',
    ...range,
  }
}

function vagueDeadline(
  candidates: readonly Candidate[],
  sentences: readonly Placed[],
  main: Asked | undefined,
): ChosenDeadline {
  const soon = candidates.find((c) => c.moment.parts.vague === 'soon')
  if (soon) return vague('deadline.soon', { start: soon.moment.from, end: soon.moment.end }, soon.sentence)
  const asked = main && sentences[main.sentence.index]
  if (asked?.reading.eventLimit) return vague('deadline.eventLimit', asked.reading.eventLimit, asked)
  const whenever = candidates.find((c) => c.moment.parts.vague === 'whenever')
  return whenever
    ? vague('deadline.whenever', { start: whenever.moment.from, end: whenever.moment.end }, whenever.sentence)
    : NONE
}

function vague(rule: string, range: { start: number; end: number }, sentence: Placed): ChosenDeadline {
  const text = sentence.reading.text.slice(range.start, range.end)
  return {
    deadline: { local: null, precision: 'vague', at: null, echo: '', text, rule, ...placed(range, sentence) },
    bound: false,
  }
}
