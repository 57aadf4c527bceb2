import type { Personal } from '#platform/personal.ts'
import { forgetInvitationWords, invitationsOfPerson } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rows = await invitationsOfPerson(tx, personId)
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
    }
  },
  erase: forgetInvitationWords,
}
