import type { Personal } from '#platform/personal.ts'
import { forgetOfferWords, offersOf } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await offersOf(tx, personId)
    return { offers: rows.map(({ askId, text, state, at }) => ({ askId, text, state, at })) }
  },
  erase: forgetOfferWords,
}
