import { instant } from '#engine/time/instant.ts'
import { writableCalendars } from '#features/calendars/entries/commands.ts'
import { tell } from '#features/notices/commands.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { AgreedRow } from '../store.ts'
import { changeId, HOLD, WRITE } from './domain.ts'

/**
 * Both calendars hear of this change, each once, however often it is said: written with the change itself, so that
 * there is neither a time without its entry nor an entry without its time. Who chose it is told as well.
 */
export async function tellHold(tx: Tx, row: AgreedRow, leaveAt: number = tx.now): Promise<void> {
  for (const personId of [row.askerId, row.helperId]) {
    const about = { kind: 'hold', id: changeId(row) }
    await tell(tx, { personId, kind: HOLD, about, askId: row.askId, fromId: row.byId }, leaveAt)
    for (const calendarId of await writableCalendars(tx, personId)) {
      const payload = { change: changeId(row), personId, calendarId }
      const key = `${WRITE}:${changeId(row)}:${calendarId}`
      tx.enqueue({ kind: WRITE, key, payload, dueAt: instant(leaveAt) })
    }
  }
}
