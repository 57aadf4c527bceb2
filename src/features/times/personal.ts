import type { Personal } from '#platform/personal.ts'
import { releaseAllOf, timesOf } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await timesOf(tx, personId)
    return { times: rows.map(({ askId, startsAt, endsAt, state }) => ({ askId, startsAt, endsAt, state })) }
  },
  erase: releaseAllOf,
}
