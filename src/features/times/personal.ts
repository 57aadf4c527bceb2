import type { Personal } from '#platform/personal.ts'
import { tellHold } from './holds/commands.ts'
import { releaseAllOf, timesOf } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await timesOf(tx, personId)
    return { times: rows.map(({ askId, startsAt, endsAt, state }) => ({ askId, startsAt, endsAt, state })) }
  },
  async erase(tx, personId) {
    for (const row of await releaseAllOf(tx, personId)) await tellHold(tx, row)
  },
}
