import { instant, toIso } from '#engine/time/instant.ts'
import type { Personal } from '#platform/personal.ts'
import { calendarsOf, deleteCalendarsOf, loadBusy } from './store.ts'

/** Addresses and passwords are forgotten with all secrets of a person; they are in no export. */
export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await calendarsOf(tx, personId)
    const busy = (await loadBusy(tx, [personId])).get(personId) ?? []
    return {
      calendars: rows.map(({ kind, host, writes, at, readAt }) => ({
        kind,
        host,
        writes,
        at: toIso(instant(at)),
        readAt: readAt === null ? null : toIso(instant(readAt)),
      })),
      busy: busy.map(({ from, to }) => ({ from: toIso(from), to: toIso(to) })),
    }
  },
  erase: deleteCalendarsOf,
}
