import type { AskView } from '#features/asks/schema.ts'
import type { InvitationView } from '../../schema.ts'

/** An ask of somebody else that I could answer: one that was sent to me, or one that I only may see. */
export type ForMe = {
  readonly ask: AskView
  readonly invitationId: string | undefined
  readonly why: readonly string[]
  /** the colleague who suggested me */
  readonly passedBy?: string
  readonly may: readonly string[]
}

/** What is for me: what was sent to me first, then what my team or everyone may see. Nothing twice, nothing answered. */
export function forMe(invitations: readonly InvitationView[], seen: readonly AskView[]): readonly ForMe[] {
  const sent = invitations.flatMap(({ id, state, ask, why, may, passedBy }): readonly ForMe[] =>
    state === 'open' && ask !== undefined
      ? [{ ask, invitationId: id, why, may, ...(passedBy ? { passedBy: passedBy.name } : {}) }]
      : [],
  )
  const known = new Set(invitations.map(({ askId }) => askId))
  const open = seen
    .filter(({ id, may }) => !known.has(id) && may.includes('offer'))
    .map((ask): ForMe => ({ ask, invitationId: undefined, why: [], may: ask.may }))
  return [...sent, ...open]
}

/** Minutes that all of them would take together; asks that don't say count as 15. */
export function minutesOf(items: readonly ForMe[]): number {
  return items.reduce((sum, { ask }) => sum + (ask.effortMinutes ?? 15), 0)
}
