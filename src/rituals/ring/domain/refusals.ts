import type { RefusalSpecs } from '#platform/http/problem.ts'

/*
 * ring    people who ask and help together, at one table or at several
 * round   its half: personal or work
 */

export const refusals: RefusalSpecs = {
  'ring.notInvited': { status: 403, text: 'ring.refusal.notInvited' },
  'ring.removed': { status: 403, text: 'ring.refusal.removed' },
  'ring.notLeading': { status: 403, text: 'ring.refusal.notLeading' },
  'ring.onlyTheHost': { status: 403, text: 'ring.refusal.onlyTheHost' },
  'ring.onlyTheAsker': { status: 403, text: 'ring.refusal.onlyTheAsker' },
  'ring.hostStays': { status: 409, text: 'ring.refusal.hostStays' },
  'ring.leaderFirst': { status: 409, text: 'ring.refusal.leaderFirst' },
  'ring.over': { status: 409, text: 'ring.refusal.over' },
  'ring.notYet': { status: 409, text: 'ring.refusal.notYet' },
  'ring.hasBegun': { status: 409, text: 'ring.refusal.hasBegun' },
  'ring.noSuchRound': { status: 422, text: 'ring.refusal.noSuchRound' },
  'ring.emptyCard': { status: 422, text: 'ring.refusal.emptyCard' },
  'ring.alreadyRead': { status: 409, text: 'ring.refusal.alreadyRead' },
  'ring.ownCard': { status: 409, text: 'ring.refusal.ownCard' },
  'ring.notYourOffer': { status: 403, text: 'ring.refusal.notYourOffer' },
  'ring.isPromised': { status: 409, text: 'ring.refusal.isPromised' },
  'ring.notPromised': { status: 409, text: 'ring.refusal.notPromised' },
  'ring.noPromise': { status: 409, text: 'ring.refusal.noPromise' },
}
