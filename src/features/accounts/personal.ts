import { instant, toIso } from '#engine/time/instant.ts'
import type { Personal } from '#platform/personal.ts'
import { viewToken } from './queries.ts'
import { listAllOf, removeAll } from './store/rows.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const { sessions, tokens } = await listAllOf(tx, personId)
    return {
      sessions: sessions.map(({ createdAt, seenAt, endedAt }) => ({
        createdAt: toIso(instant(createdAt)),
        lastSeenAt: toIso(instant(seenAt)),
        endedAt: endedAt === null ? null : toIso(instant(endedAt)),
      })),
      tokens: tokens.map(viewToken),
    }
  },
  erase: (tx, personId) => removeAll(tx, personId),
}
