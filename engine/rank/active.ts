import { Best } from './best.ts'
import { type People, SUMS } from './people.ts'

/** Sums whose best are candidates whatever the subject: help and own work of a month and of a year. */
const ACTIVE_BY = [0, 2, 4, 6]
/** So many are kept in order, so that a few who may not be asked don't cost a look at everybody. */
const KEPT = 128

/**
 * Who is most active, whatever the ask. The order by a forward-decayed sum doesn't depend on the moment, so it is kept
 * until the evidence changes; it is only made when a second ask comes in between, since a replay asks once per change.
 */
export class MostActive {
  private revision = -1
  private order: readonly (readonly number[])[] | undefined

  /** The best `most` of each sum among those who may be asked. */
  best(people: People, most: number, isCandidate: (person: number) => boolean): Set<number> {
    if (people.revision !== this.revision) {
      this.revision = people.revision
      this.order = undefined
    } else this.order ??= ACTIVE_BY.map((sum) => bestBy(people, sum, { most: KEPT }))
    const active = new Set<number>()
    for (const [place, sum] of ACTIVE_BY.entries()) {
      const kept = this.order?.[place]
      const chosen = kept?.filter(isCandidate).slice(0, most)
      const isEnough = chosen?.length === most || (kept !== undefined && kept.length < KEPT)
      for (const person of isEnough && chosen ? chosen : bestBy(people, sum, { most, isCandidate }))
        active.add(person)
    }
    return active
  }
}

function bestBy(
  { sums, count, keys }: People,
  sum: number,
  { most, isCandidate }: { most: number; isCandidate?: (person: number) => boolean },
): readonly number[] {
  const best = new Best(most, keys)
  for (let person = 0; person < count; person += 1) {
    const value = sums[person * SUMS + sum] as number
    if (best.wants(value) && (isCandidate === undefined || isCandidate(person))) best.take(person, value)
  }
  return best.people
}
