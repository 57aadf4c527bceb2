import { analyseWith, type CoachCache, coachCache, type Languages } from './analyse.ts'
import type { CoachContext, Coaching } from './coaching.ts'
import { german } from './languages/de/german.ts'
import { english } from './languages/en/english.ts'
import { french } from './languages/fr/french.ts'

import { secondLook } from './second-look.ts'

export { type CoachCache, coachCache }

const ALL: Languages = { en: english, de: german, fr: french, secondLook }

/**
 * Reads a draft ask: slots, five marks, at most two hints, spans, flags, splits. In English, German and French; in other
 * languages it asks its five plain questions. (A browser that wants the small chunk takes `lazy.ts`.)
 *
 * Pure and deterministic: the same text, context and (any) cache give the same coaching. With a cache only sentences that
 * changed are read again. Empty text: all marks 0 and the first question. Linear in the length of the text.
 *
 * @param text the draft; UTF-16 offsets of the answer refer to it
 * @param context the asker's now, zone and working hours
 * @param cache made by `coachCache`, for keystrokes
 * @throws RangeError for a zone that Intl doesn't know
 * @example analyse('Could someone check ticket 12 by noon?', { now, zone: 'UTC' }).marks.timeBound  // 2
 */
export function analyse(text: string, context: CoachContext, cache: CoachCache = coachCache()): Coaching {
  return analyseWith(ALL, { text, context, cache })
}
