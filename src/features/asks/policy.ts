import type { AskState, AudienceKind } from './domain.ts'

/** How a viewer stands to an ask. `stranger` may not know that it exists. */
export type Standing = 'asker' | 'helper' | 'reached' | 'audience' | 'stranger'

export interface Sight {
  readonly askerId: string
  readonly teamId: string | null
  readonly seenBy: AudienceKind | null
  readonly state: AskState
  /** the viewer was let see it: an invitation reached them, or it was passed to them */
  readonly wasReached: boolean
}

export interface Viewer {
  readonly personId: string
  readonly teamId: string | null
}

export type AskAction =
  | 'edit'
  | 'send'
  | 'withdraw'
  | 'close'
  | 'reopen'
  | 'begin'
  | 'thank'
  | 'findThoughtful'
  | 'offer'
  | 'takeOffer'
  | 'confirmPass'
  | 'seePlan'

/** What this viewer is to this ask. A withdrawn ask is its asker's again, except for who had already said yes. */
export function standingOf(viewer: Viewer, ask: Sight): Standing {
  if (viewer.personId === ask.askerId) return 'asker'
  if (ask.state.kind === 'draft') return 'stranger'
  if ('helpers' in ask.state && ask.state.helpers.includes(viewer.personId)) return 'helper'
  if (ask.state.kind === 'closed' && ask.state.outcome === 'withdrawn') return 'stranger'
  if (ask.wasReached) return 'reached'
  if (ask.seenBy === 'everyone') return 'audience'
  if (ask.seenBy === 'team' && ask.teamId !== null && ask.teamId === viewer.teamId) return 'audience'
  return 'stranger'
}

export function mayDo(standing: Standing, state: AskState): readonly AskAction[] {
  if (standing === 'stranger') return []
  if (standing === 'asker') return askerMay(state)
  if (standing === 'helper')
    return state.kind === 'accepted' ? ['begin', 'findThoughtful'] : ['findThoughtful']
  return state.kind === 'open' ? ['offer'] : []
}

function askerMay(state: AskState): readonly AskAction[] {
  switch (state.kind) {
    case 'draft':
      return ['edit', 'send', 'withdraw']
    case 'open':
      return ['edit', 'close', 'withdraw', 'takeOffer', 'confirmPass', 'seePlan']
    case 'accepted':
      return ['edit', 'begin', 'close', 'withdraw', 'thank', 'seePlan']
    case 'inProgress':
      return ['edit', 'close', 'withdraw', 'thank', 'seePlan']
    case 'closed':
      return ['reopen', 'thank', 'seePlan']
  }
}

/** The line on what happened is between asker and helpers, unless the asker left it for the next person stuck here. */
export function maySeeNote(standing: Standing, keep: boolean): boolean {
  return standing === 'asker' || standing === 'helper' || keep
}

/** Which lines of the timeline a standing reads. */
export function timelineSeenBy(standing: Standing): readonly ('audience' | 'parties' | 'asker')[] {
  if (standing === 'asker') return ['audience', 'parties', 'asker']
  return standing === 'helper' ? ['audience', 'parties'] : ['audience']
}
