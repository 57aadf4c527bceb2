/** What a workspace holds, as far as an app of ours can touch it. */

export interface Member {
  readonly id: string
  readonly team: string
  readonly name: string
  readonly email: string
}

export type Json = Readonly<Record<string, unknown>>

export interface Posted {
  readonly ts: string
  readonly channel: string
  /** who wrote it: `app`, or a member's id */
  readonly by: string
  text: string
  blocks: readonly Json[]
  readonly metadata: Json | null
  readonly threadTs: string | null
  /** a member who alone sees it */
  readonly onlyFor: string | null
  edits: number
}

export interface ShownView {
  readonly id: string
  hash: string
  view: Json
}

export interface Workspace {
  readonly team: string
  readonly members: Map<string, Member>
  /** conversation of the app with a member, by the member's id */
  readonly conversations: Map<string, string>
  readonly messages: Posted[]
  /** the modal that a member has open */
  readonly modals: Map<string, ShownView>
  readonly homes: Map<string, ShownView>
  /** who pressed what just now, until when a view may be opened for it (wall time) */
  readonly triggers: Map<string, { readonly user: string; readonly until: number }>
  next(): number
}

export function newWorkspace(team = 'T0ASKWELL'): Workspace {
  let count = 0
  return {
    team,
    members: new Map(),
    conversations: new Map(),
    messages: [],
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    next: () => ++count,
  }
}

/** Ids are base 36 in capitals, with a letter that says of what. */
export function idFor(letter: string, count: number): string {
  return `${letter}0${(1_000_000 + count).toString(36).toUpperCase()}`
}

export function conversationWith(space: Workspace, user: string): string {
  const known = space.conversations.get(user)
  if (known !== undefined) return known
  const channel = idFor('D', space.next())
  space.conversations.set(user, channel)
  return channel
}

export function memberIn(space: Workspace, channel: string): string | null {
  return [...space.conversations].find(([, id]) => id === channel)?.[0] ?? null
}
