import { TEXT_SIGNALS } from './signals.ts'
import type { RankedPerson } from './who.ts'

const TEXT: ReadonlySet<string> = new Set(TEXT_SIGNALS)

/**
 * Why somebody is in an answer at all: their evidence has words of the ask, or they only have a tie to the asker, or
 * neither (then nothing but activity put them there, which is no answer to "who knows about this?").
 *
 * @param ranked one person of `who`
 * @cost O(signals)
 * @example fitOf(person)  // 'subject'
 */
export function fitOf({ terms }: Pick<RankedPerson, 'terms'>): 'subject' | 'tie' | 'none' {
  let tie = false
  for (const { signal, value } of terms) {
    if (value <= 0) continue
    if (TEXT.has(signal)) return 'subject'
    if (signal.startsWith('tie.')) tie = true
  }
  return tie ? 'tie' : 'none'
}

/**
 * So many places of an answer have as many people who fit as are wanted: who is merely busy may stand between them.
 *
 * @param all the whole answer, best first
 * @returns all places where fewer fit
 */
export function placesFor(all: readonly Pick<RankedPerson, 'terms'>[], wanted: number): number {
  let fitting = 0
  const last = all.findIndex((ranked) => fitOf(ranked) !== 'none' && ++fitting === wanted)
  return last === -1 ? all.length : last + 1
}
