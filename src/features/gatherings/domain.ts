import { DAY } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'

/*
 * gathering   one held ritual: its seats, its events in their order, and the state that follows from them
 * code        what is typed on a phone to join, a word and four figures: "ash 4271"
 */

export const refusals: RefusalSpecs = {
  'gathering.unknownCode': { status: 404, text: 'gatherings.refusal.unknownCode' },
  'gathering.nameNeeded': { status: 422, text: 'gatherings.refusal.nameNeeded' },
}

export const SEAT_COOKIE_MS = 30 * DAY
export const SEAT_COOKIE_PATH = '/api/v1/rings'

/** Short words that sound like nothing else, and offend nobody in any of our languages. */
const WORDS = (
  'ash elm oak fir ivy fern moss reed sage mint plum pear fig lime beet corn rye oat hay bay sea lake pond creek ' +
  'hill dune cave rock sand clay salt snow rain mist wind dawn noon dusk star moon sun fox owl wren crow swan duck ' +
  'hare deer seal lynx bee moth ant crab trout pike kite boat sail oar rope lamp bell drum flute harp'
).split(' ')

/**
 * A code from a chance.
 *
 * @param random 0 to 1, 1 excluded
 * @example makeCode(() => 0)  // 'ash 0000'
 */
export function makeCode(random: () => number): string {
  const word = WORDS[Math.floor(random() * WORDS.length)] ?? 'ash'
  return `${word} ${String(Math.floor(random() * 10_000)).padStart(4, '0')}`
}

/** What somebody typed as we keep it: "ASH-4271" and "ash4271" are one code. */
export function readCode(typed: string): string {
  const match = /^([a-z]+)[^a-z0-9]*(\d{4})$/.exec(typed.trim().toLowerCase())
  return match ? `${match[1]} ${match[2]}` : typed.trim().toLowerCase()
}
