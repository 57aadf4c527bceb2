import type { Moment } from './dates/moment.ts'
import type { Duration } from './dates/moments.ts'
import type { AskWords } from './languages/language.ts'
import type { Request } from './request.ts'

interface Around {
  /** the plain sentence */
  readonly text: string
  readonly request: Request | undefined
  readonly ask: AskWords
}

/** 'has anyone got five minutes' asks for them. */
const HAS =
  /\b(?:got|have|has|spare|hat|habt|hast|hätte|hättest|aurait|aurais|auriez)(?: du| ihr| jemand|-vous|-tu)?(?: about| around| ungefähr| etwa| environ)?(?: an?)? $/
/** 'no more than 15 minutes', '20 minutes max': a bound for the helper, wherever it stands. */
const BOUND_BEFORE =
  /\b(?:should|would|will|won't|shouldn't|wouldn't|no|not|max|at most|at the most|höchstens|maximal|dauert nur|ne prend)\b[^.,;:?!]{0,24}$/
const BOUND_AFTER =
  /^,? (?:max|tops|at most|is enough|are enough|would do|would be|will do|reichen|maximum)\b/

/** A stretch of the helper's time; `limit` where the words themselves bound it. */
export interface HelperTime extends Duration {
  readonly limit: boolean
}
const NEAR = 45
const LONGEST = 60

/**
 * The durations of a sentence that are the helper's time: asked for, offered as a bound, or a session's length. Not: time
 * already spent, waiting times, intervals, time-outs, ages, delays.
 */
export function effortsOf(durations: readonly Duration[], around: Around): HelperTime[] {
  return durations
    .filter((duration) => isEffort(duration, around))
    .map((duration) => ({
      ...duration,
      minutes: timesEach(duration, around),
      limit: bounds(duration, around),
    }))
}

/** 'both talks (45 min each)' */
function timesEach({ minutes, start, end }: Duration, { text }: Around): number {
  const several = /\b(both|two|three|[23]) [^.?!,]{2,30}$/.exec(text.slice(Math.max(0, start - NEAR), start))
  if (!several || !/^ each\b/.test(text.slice(end))) return minutes
  return minutes * (/three|3/.test(several[1] ?? '') ? 3 : 2)
}

function bounds(duration: Duration, { text, ask }: Around): boolean {
  const before = text.slice(Math.max(0, duration.start - NEAR), duration.start)
  const after = text.slice(duration.end, duration.end + NEAR)
  const takes = ask.takes.test(before) && BOUND_BEFORE.test(before)
  return takes || BOUND_AFTER.test(after) || apposed(before, after, { duration, text })
}

/**
 * 'Tell me in 10 minutes whether …' says how long the telling may take: such a span is the helper's time and no moment.
 * Undefined for any other moment.
 */
export function toldWithin(moment: Moment, { text, request, ask }: Around): HelperTime | undefined {
  const { span } = moment.parts
  if (
    !span ||
    moment.cue !== 'in' ||
    /\bnext\b/.test(text.slice(moment.from, moment.end)) ||
    !request ||
    (span.unit !== 'minute' && span.unit !== 'hour')
  )
    return undefined
  const before = text.slice(Math.max(0, request.start), moment.from)
  if (!ask.tells.test(before) && !(ask.verbLast && ask.tells.test(text.slice(moment.end)))) return undefined
  const { start, end } = moment
  const minutes = Math.round(span.amount * (span.unit === 'hour' ? 60 : 1))
  return { minutes, unit: span.unit, start, end, refused: false, limit: true }
}

function isEffort(duration: Duration, { text, request, ask }: Around): boolean {
  const before = text.slice(Math.max(0, duration.start - NEAR), duration.start)
  const after = text.slice(duration.end, duration.end + NEAR)
  if (
    duration.minutes > LONGEST * 60 ||
    (duration.minutes < 2 && !/^(?:one|1).?min/.test(text.slice(duration.start)))
  )
    return false
  if (ask.takes.test(before) && !ask.machine.test(after)) return true
  if (
    duration.refused ||
    /^ (?:longer|late|later|too|away|ahead|behind|old|apart|left|until the|more than usual)\b/.test(after)
  )
    return false
  if (SESSION_OF.test(before) || apposed(before, after, { duration, text })) return true
  const session = ask.sessions.test(after)
  if (session && !ask.notEffort.test(before)) return true
  if (adjective(text, duration) || ask.notEffort.test(before)) return false
  const long = duration.unit !== 'minute' && duration.unit !== 'hour'
  const named = ask.effort.test(before) || ask.effort.test(after)
  if (long)
    return (
      named &&
      /^ (?:of (?:your )?(?:work|effort|time)|work\b|effort|in total|total|arbeit|de travail)/.test(after)
    )
  if (request && request.strength > 0 && (request.verb !== null || request.rule === 'action.free'))
    return true
  if (request && HAS.test(before)) return true
  return (
    named ||
    /^[\W]*(?:max|about|approx|ca|just|only|roughly|maybe|under)?[\W]*$/.test(before) ||
    /\($/.test(before.trimEnd())
  )
}

/** 'a call of 15 min' */
const SESSION_OF =
  /\b(?:call|chat|slot|session|meeting|talk|visit|gespräch|termin|appel|séance|rendez-vous) (?:of|von|de|d') ?(?:about |max |some )?$/

/** ', 40 min in room 2, cake included': a bare stretch of minutes beside the thing that it takes. */
function apposed(
  before: string,
  after: string,
  { duration, text }: { duration: Duration; text: string },
): boolean {
  const minutes = duration.unit === 'minute' || duration.unit === 'hour'
  return minutes && /\p{L}, $/u.test(before) && /^(?:[,.;)]|$| (?:in|at) )/.test(after) && !WAITED.test(text)
}

const WAITED = /\b(?:was|were|took|lost|late|waited|waiting|delay\w*|had|stopped|down)\b/

/** '30-minute timeout': a property of a thing. */
function adjective(text: string, duration: Duration): boolean {
  const words = text.slice(duration.start, duration.end)
  return (
    /\d-(?:min|hour|day|week)/.test(words) && /^[ -]\p{L}/u.test(text.slice(duration.end, duration.end + 2))
  )
}
