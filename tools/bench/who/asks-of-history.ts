import type { Piece } from '#engine/evidence/piece.ts'
import { roleClass } from '#engine/evidence/strength.ts'
import { DAY } from '#engine/time/instant.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'

const APART = 7 * DAY
const MOST_TEST = 2000

/**
 * Asks made of a history, by the protocol of the public set: the text of a piece of work, asked by its author, with the
 * people credited for help as the truth, as far as anybody had seen them before; one ask per author, helpers and week.
 * The last 2,000 (at most a third) are the test.
 *
 * @param pieces oldest first; a history has no other moment of the ask than that of the piece
 */
export function asksOfHistory(pieces: readonly Piece[]): Query[] {
  const seen = new Set<string>()
  const last = new Map<string, number>()
  const asks: Query[] = []
  for (const piece of pieces) {
    const asker = piece.people.find(([, role]) => roleClass(role) === 'made')?.[0]
    const helpers = [
      ...new Set(piece.people.filter(([, role]) => roleClass(role) === 'helped').map(([key]) => key)),
    ]
    const known = helpers.filter((key) => key !== asker && seen.has(key)).sort()
    const same = [asker, ...known].join('\n')
    if (
      asker !== undefined &&
      known.length > 0 &&
      piece.at - (last.get(same) ?? Number.NEGATIVE_INFINITY) > APART
    ) {
      last.set(same, piece.at)
      const { id, at, text, paths } = piece
      asks.push({ id, at, asker, text, paths, helpers: known, split: undefined })
    }
    for (const [key] of piece.people) seen.add(key)
  }
  const testFrom = asks.length - Math.min(MOST_TEST, Math.floor(asks.length / 3))
  return asks.map((ask, place) => ({ ...ask, split: place < testFrom ? 'dev' : 'test' }))
}
