import { zonedNow } from '#engine/coach/dates/asker-clock.ts'
import { analyse } from '#engine/coach/read.ts'
import { instant } from '#engine/time/instant.ts'

const NOW = zonedNow('2026-03-10T09:30', 'UTC') ?? instant(0)

/** How much one sentence asks, by the rules alone: the action mark, with small steps for what goes with asking. */
export function requestScore(text: string): number {
  const { marks, slots } = analyse(text, { now: NOW, zone: 'UTC' })
  const question = /\?/.test(text) ? 0.6 : 0
  return (
    marks.action + question + (slots.deadline ? 0.2 : 0) + (/\b(?:please|you|your)\b/i.test(text) ? 0.4 : 0)
  )
}
