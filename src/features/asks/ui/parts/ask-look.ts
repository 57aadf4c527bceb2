import type { AskRingState } from '#kit/ask-ring/ask-ring.tsx'
import type { ChipTone } from '#kit/chip/chip.tsx'
import type { AskView } from '../../schema.ts'

/** The ring of an ask. */
export function ringOf({ state, outcome }: Pick<AskView, 'state' | 'outcome'>): AskRingState {
  if (state === 'draft') return 'draft'
  if (state === 'open') return 'open'
  if (state === 'accepted' || state === 'inProgress') return 'accepted'
  if (outcome === 'solved') return 'done'
  return outcome === 'partly' ? 'partly' : 'rest'
}

/** State in a word: text key and tone of its chip. */
export function chipOf({ state, outcome }: Pick<AskView, 'state' | 'outcome'>): readonly [string, ChipTone] {
  if (state === 'closed')
    return [`asks.ui.outcome.${outcome ?? 'not'}`, outcome === 'solved' ? 'help' : 'plain']
  return [`asks.ui.state.${state}`, state === 'open' ? 'ask' : state === 'draft' ? 'plain' : 'help']
}

/** How many circles stand around the ring in a list: one for each group beyond the first that sees the ask. */
export function wavesOf({ state, seenBy }: Pick<AskView, 'state' | 'seenBy'>): number {
  if (state !== 'open') return 0
  if (seenBy === 'everyone') return 3
  if (seenBy === 'team') return 2
  return seenBy === 'suggested' ? 1 : 0
}

/**
 * The part of an ask that tells it from others in a list: its last question, else its first sentence, cut at a word.
 *
 * @param most UTF-16 units, the dots included
 */
export function gistOf(text: string, most = 110): string {
  const sentences =
    text
      .replace(/\s+/g, ' ')
      .trim()
      .match(/[^.!?…]+[.!?…]*/g) ?? []
  const question = sentences.findLast((sentence) => sentence.includes('?'))
  const gist = (question ?? sentences[0] ?? text).trim()
  if (gist.length <= most) return gist
  const cut = gist.slice(0, most - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 30)).trimEnd()}…`
}

/** What the asker has to do about it: decide or thank now, wait, or nothing any more. */
export type Need = 'decide' | 'wait' | 'thank' | 'done' | 'draft'

export function needOf(ask: Pick<AskView, 'state' | 'outcome' | 'thanks' | 'helpers'>): Need {
  if (ask.state === 'draft') return 'draft'
  if (ask.state === 'accepted' || ask.state === 'inProgress') return 'decide'
  if (ask.state === 'open') return 'wait'
  const helped = ask.outcome === 'solved' || ask.outcome === 'partly'
  return helped && ask.helpers.length > 0 && ask.thanks.length === 0 ? 'thank' : 'done'
}
