import { DAY, type Instant } from '#engine/time/instant.ts'
import { decayed } from './decay.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import type { Relevant } from './relevant.ts'
import type { Scores } from './scratch.ts'

/**
 * Who helped this asker: over years, of late, on this subject; and whom the asker helped or worked beside. Kept
 * apart from the other signals, because it repeats the circle that somebody already has.
 */
export const TIE_SIGNALS = ['tie.long', 'tie.recent', 'tie.subject', 'tie.back'] as const

/** Only the asker's newest pieces are read; older ones have faded. */
const MOST_READ = 3000
const LONG_DAYS = 700
const RECENT_DAYS = 120

/**
 * Ties of an asker, read from the asker's own pieces, so that nothing has to be stored or forgotten for it.
 *
 * @param relevant pieces that match the ask
 * @returns one score per signal of `TIE_SIGNALS`, all empty for an unknown asker
 * @cost O(pieces of the asker), at most 3,000
 */
export function readTies(
  index: EvidenceIndex,
  {
    asker,
    now,
    isHidden,
  }: { asker: number | undefined; now: Instant; isHidden: ((document: number) => boolean) | undefined },
  relevant: readonly Relevant[],
): Scores[] {
  const all = TIE_SIGNALS.map((name) => index.scratch.scores(name, index.people.count))
  const [long, recent, subject, back] = all as [Scores, Scores, Scores, Scores]
  if (asker === undefined) return all
  const { firstPerson, people, day } = index.documents
  const today = Math.floor(now / DAY)
  const matches = new Map(relevant.map((one) => [one.document, one.score]))
  for (const document of (index.people.documents[asker] as number[]).slice(-MOST_READ)) {
    if (isHidden?.(document)) continue
    const isTheirs = isOwn(index, document, asker)
    const age = today - (day[document] as number)
    const match = matches.get(document) ?? 0
    const end = firstPerson[document + 1] as number
    for (let j = firstPerson[document] as number; j < end; j += 1) {
      const person = people[j] as number
      const kind = index.roleClasses[index.documents.roles[j] as number]
      if (person < 0 || person === asker || kind === undefined || kind === 'saw') continue
      if (kind === 'helped' && isTheirs) {
        long.add(person, decayed(age, LONG_DAYS))
        recent.add(person, decayed(age, RECENT_DAYS))
        if (match > 0) subject.add(person, match)
      } else back.add(person, decayed(age, LONG_DAYS))
    }
  }
  return all
}

/** Whether a piece is a person's own work or ask, so that its helpers helped this person. */
export function isOwn(index: EvidenceIndex, document: number, person: number): boolean {
  const { firstPerson, people, roles } = index.documents
  const end = firstPerson[document + 1] as number
  for (let j = firstPerson[document] as number; j < end; j += 1) {
    const kind = index.roleClasses[roles[j] as number]
    if (people[j] === person && (kind === 'made' || kind === 'asked')) return true
  }
  return false
}
