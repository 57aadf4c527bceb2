import type { Personal } from '#platform/personal.ts'
import { forgetChances } from './answers/store.ts'
import { learn } from './learning/commands.ts'
import { forgetShown, shownTo } from './learning/store.ts'
import { forgetNotForThis, listNotForThis } from './not-for-this/store.ts'
import { forgetSlips } from './undo/store.ts'
import { forgetInvitationWords, invitationsOfPerson } from './store.ts'
import { forgetPlannedPerson } from './waves/store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await invitationsOfPerson(tx, personId)
    const said = await listNotForThis(tx, personId)
    return {
      // one that still waits for its moment hasn't reached the person, and isn't theirs to know yet
      invitations: rows
        .filter((row) => row.reachedAt !== null)
        .map(({ askId, state, reachedAt, answeredAt, note }) => ({
          askId,
          state,
          reachedAt,
          answeredAt,
          note,
        })),
      // whom others left out, and on whose lists somebody stood, is those others' own
      notForThis: said.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
      suggestedToMe: await shownTo(tx, personId),
    }
  },
  async erase(tx, personId) {
    await forgetInvitationWords(tx, personId)
    await forgetSlips(tx, personId)
    await forgetNotForThis(tx, personId)
    await forgetShown(tx, personId)
    await forgetChances(tx, personId)
    await forgetPlannedPerson(tx, personId)
    await learn(tx, 'anew')
  },
}
