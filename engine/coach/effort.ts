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
  /\b(?:got|have|has|spare|hat|habt|hast|aurait|aurais|auriez)(?: about| around| ungefähr| environ)? $/
const NEAR = 45
const LONGEST = 60

/**
 * The durations of a sentence that are the helper's time: asked for, offered as a bound, or a session's length. Not: time
 * already spent, waiting times, intervals, time-outs, ages, delays.
 */
export function effortsOf(durations: readonly Duration[], around: Around): Duration[] {
  return durations.filter((duration) => isEffort(duration, around))
}

function isEffort(duration: Duration, { text, request, ask }: Around): boolean {
  if (duration.refused || duration.minutes > LONGEST * 60) return false
  const before = text.slice(Math.max(0, duration.start - NEAR), duration.start)
  const after = text.slice(duration.end, duration.end + NEAR)
  if (ask.takes.test(before) && !ask.machine.test(after)) return true
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

/** '30-minute timeout': a property of a thing. */
function adjective(text: string, duration: Duration): boolean {
  const words = text.slice(duration.start, duration.end)
  return (
    /\d-(?:min|hour|day|week)/.test(words) && /^[ -]\p{L}/u.test(text.slice(duration.end, duration.end + 2))
  )
}
