import type { Personal } from '#platform/personal.ts'
import { findSettings, removeSettings } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const settings = (await findSettings(tx, [personId])).get(personId)
    return settings ? { reach: settings } : {}
  },
  erase: (tx, personId) => removeSettings(tx, personId),
}
