import { DAY, HOUR, MINUTE } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'

/*
 * calendar  a calendar of one person, read for the times at which they are busy; of its entries nothing else is kept
 * reading   one look at it: anew after a while, later and later where it fails
 * trouble   why the last reading gave nothing, by a code; what was read before counts until it is too old
 */

export const refusals: RefusalSpecs = {
  'calendar.badAddress': { status: 422, text: 'calendars.refusal.badAddress' },
  'calendar.noAccount': { status: 422, text: 'calendars.refusal.noAccount' },
  'calendar.tooMany': { status: 409, text: 'calendars.refusal.tooMany' },
}

/** More calendars than this nobody has for their own time. */
export const MOST_CALENDARS = 5

/** How far ahead is read: as far as anybody proposes a time. */
export const AHEAD = 61 * DAY

/** Without a change the same tag is believed this long: the window that was read moves on. */
export const BELIEVED = 12 * HOUR

/** What was read longer ago says too little about today to keep anybody from being asked. */
export const TOO_OLD = 3 * DAY

const USUALLY = 15 * MINUTE

/**
 * Until the next reading: a quarter of an hour, twice as long after each failure, six hours at most; a day where the
 * password was wrong, since servers lock out who tries it too often.
 */
export function pauseAfter(failures: number, trouble: string | null = null): number {
  if (trouble === 'calendar.signIn') return DAY
  return Math.min(6 * HOUR, USUALLY * 2 ** Math.min(failures, 10))
}

const TROUBLES = [
  'silent',
  'signIn',
  'none',
  'unreadable',
  'tooMany',
  'tooSlow',
  'notAllowed',
  'notEncrypted',
  'sealed',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** The door, the reader and the keeper of secrets refuse by codes of their own; the last part of each is ours. */
export function troubleOf(code: string): Trouble {
  if (code === 'sealed.unreadable') return 'sealed'
  const last = code.slice(code.lastIndexOf('.') + 1)
  return TROUBLES.find((one) => one === last) ?? 'notAllowed'
}
