import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { learnAnswers } from './commands.ts'

/** After a yes and after an end the invitations of that ask have ended, and say something. */
export const reactions: readonly Reaction[] = [
  reaction('invitations.learnAnswers', ['ask.accepted', 'ask.closed'], ({ tx, services }) =>
    learnAnswers(tx, services),
  ),
]
