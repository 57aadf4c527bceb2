import { type ReachTimes, windowsBetween } from '#engine/reach/next-moment.ts'
import type { WeekHours } from '#engine/reach/week.ts'
import { DAY, HOUR, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import { randomFrom, type Random } from '../waves/world.ts'

/** Somebody of the simulated organisation, with what is true of them and what no plan ever sees. */
export interface Member {
  readonly place: number
  readonly email: string
  readonly name: string
  readonly team: string
  readonly zone: string
  readonly hours: WeekHours & Readonly<Record<string, readonly [string, string]>>
  readonly limit: number
  /** topics, best known first */
  readonly knows: readonly number[]
  readonly yes: number
  readonly medianMs: number
}

export interface PlannedAsk {
  readonly place: number
  readonly at: Instant
  readonly asker: Member
  readonly topic: number
  readonly text: string
  readonly needBy: Instant
  readonly isNamed: boolean
}

const ZONES = ['Europe/Berlin', 'Europe/London', 'Europe/Helsinki', 'America/New_York']
/** Half keep what is usual or little more; who helps gladly allows more. */
const LIMITS = [3, 5, 8, 12, 16]
export const TOPICS = 60

export function members(size: number, random: Random): Member[] {
  return Array.from({ length: size }, (_, place) => {
    const start = 8 + Math.floor(random() * 3)
    const span = [`0${start}:00`.slice(-5), `${start + 8}:00`] as const
    return {
      place,
      email: `m${place}@example.org`,
      name: `Member ${place}`,
      team: `Team ${Math.floor(place / 10)}`,
      zone: ZONES[Math.floor(random() ** 2 * ZONES.length)] ?? 'UTC',
      hours: { mon: span, tue: span, wed: span, thu: span, fri: span },
      limit: LIMITS[Math.floor(random() * LIMITS.length)] ?? 3,
      knows: [...new Set(Array.from({ length: 4 }, () => topicOf(random)))],
      yes: 0.25 + 0.55 * random(),
      medianMs: (0.25 + 1.5 * random()) * HOUR,
    }
  })
}

/** Few topics are asked about often, most now and then. */
function topicOf(random: Random): number {
  return Math.floor(TOPICS * random() ** 1.5)
}

/** Two words that nothing else has, so that what is tested is who is asked when, and not the reading of words. */
export const wordsOf = (topic: number) => `gadget${topic}x coupling${topic}y`

export function asksOfWeek(
  all: readonly Member[],
  count: number,
  start: Instant,
  random: Random,
): PlannedAsk[] {
  const asks = Array.from({ length: count }, () => {
    const asker = all[Math.floor(random() * all.length)] as Member
    const topic = topicOf(random)
    const [at, needBy] = timesOf(asker, start, random)
    const isNamed = random() < 0.15
    return { at, asker, topic, needBy, isNamed, text: `The ${wordsOf(topic)} fails. I looked at the log.` }
  })
  return asks.sort((a, b) => a.at - b.at).map((ask, place) => ({ ...ask, place }))
}

/** Asked in the asker's hours; due in four hours of theirs, at the end of the next day, or in two more. */
function timesOf(asker: Member, start: Instant, random: Random): [Instant, Instant] {
  const windows = windowsBetween(reachOf(asker), start, later(start, 5 * DAY))
  const window = windows[Math.floor(random() * windows.length)] as { from: Instant; to: Instant }
  const at = instant(window.from + Math.floor(random() * (window.to - window.from)))
  const ahead = windowsBetween(reachOf(asker), at, later(at, 9 * DAY))
  const draw = random()
  if (draw < 0.2) return [at, after(ahead, 4 * HOUR)]
  const end = ahead[draw < 0.8 ? 1 : 3] as { to: Instant }
  return [at, end.to]
}

function after(windows: readonly { from: Instant; to: Instant }[], ms: number): Instant {
  let left = ms
  for (const { from, to } of windows) {
    if (left <= to - from) return instant(Math.round(from + left))
    left -= to - from
  }
  return windows.at(-1)?.to as Instant
}

export function reachOf({ hours, zone }: Member): ReachTimes {
  return { hours, zone, pausedUntil: null, optedOut: false, urgentAllowed: false }
}

export interface Answer {
  readonly at: Instant
  readonly says: 'accept' | 'decline' | 'nothing'
}

/**
 * What somebody does about one ask, whenever it reaches them: the same luck for every way to ask. Who knows little of the
 * topic helps a third as often.
 */
export function answerOf(ask: PlannedAsk, one: Member, reachedAt: Instant, seed: number): Answer {
  const random = randomFrom(seed * 7_919 + ask.place * 1_009 + one.place)
  const helps = random() < one.yes * (one.knows.includes(ask.topic) ? 1 : 0.33)
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const openMs = Math.max(MINUTE, one.medianMs * Math.exp(normal))
  const says = helps ? 'accept' : random() < 0.5 ? 'decline' : 'nothing'
  return { says, at: after(windowsBetween(reachOf(one), reachedAt, later(reachedAt, 14 * DAY)), openMs) }
}
