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
  /** I said yes a moment ago: what is left to find is a time. */
  readonly saidYes?: boolean
}

/** Something that I said yes to a moment ago, and where it stood in the list. */
export type SaidYes = { readonly item: ForMe; readonly at: number }

const SHOWN = 3

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

/** The list with what I said yes to kept in its place, so that nothing moves under the pointer before a time is found. */
export function withYes(items: readonly ForMe[], said: readonly SaidYes[]): readonly ForMe[] {
  const all = items.filter(({ ask }) => said.every(({ item }) => item.ask.id !== ask.id))
  for (const { item, at } of said) all.splice(at, 0, { ...item, saidYes: true })
  return all
}

/** How many stand at Home: three, or fewer where the person wants fewer a week. Their limit is unknown for a moment. */
export function shownAtHome(limit: number | undefined): number {
  return Math.min(SHOWN, limit ?? SHOWN)
}

/** Minutes that all of them would take together; asks that don't say count as 15. */
export function minutesOf(items: readonly ForMe[]): number {
  return items.reduce((sum, { ask }) => sum + (ask.effortMinutes ?? 15), 0)
}
