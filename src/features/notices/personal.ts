import type { Personal } from '#platform/personal.ts'
import { addressesOf, deleteAddressesOf } from './addresses/store.ts'
import { browsersOf, deleteBrowsersOf } from './browsers/store.ts'
import { forgetTests } from './channels/store.ts'
import { deleteDeliveriesOf } from './deliveries/store.ts'
import { forgetDigests } from './digest/store.ts'
import { forgetReplies } from './replies/store.ts'
import { deleteNoticesOf, noticesOf } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await noticesOf(tx, personId)
    return {
      addresses: await addressesOf(tx, personId),
      browsers: await browsersOf(tx, personId),
      notices: rows.map((row) => ({
        kind: row.kind,
        askId: row.askId,
        at: new Date(row.at).toISOString(),
        state: row.state,
        readAt: row.readAt === null ? null : new Date(row.readAt).toISOString(),
      })),
    }
  },
  async erase(tx, personId) {
    await deleteDeliveriesOf(tx, personId)
    await deleteNoticesOf(tx, personId)
    await deleteAddressesOf(tx, personId)
    await deleteBrowsersOf(tx, personId)
    await forgetReplies(tx, personId)
    await forgetTests(tx, personId)
    await forgetDigests(tx, personId)
  },
}
