import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { PERSON_LEFT } from '#features/people/events.ts'
import { endAll } from './store/rows.ts'

/**
 * Who leaves is out at once, because each request looks the person up. This ends the keys as well, so that none of
 * them opens again should the person return.
 */
const endAccess = reaction('accounts.endAccess', [PERSON_LEFT], ({ tx }, event) => endAll(tx, event.about.id))

export const reactions: readonly Reaction[] = [endAccess]
