import type { Shared } from '../contract.ts'

/** What one shared view has that an earlier one hadn't, as the members of a patch. */
export interface Difference {
  /** `"ring":{…},"cards":[…],"gone":[…]`, or empty */
  readonly json: string
  /** true where only figures of the heads differ, which may wait */
  readonly isMinor: boolean
}

const NOTHING: Difference = { json: '', isMinor: true }

/**
 * What brings a viewer from one shared view to another: each thing that is new or different, whole, and the ids of
 * those that are no more. Things that are the same object are not looked into.
 *
 * @cost O(things in both), and the JSON of those that changed twice
 */
export function differenceOf(
  before: Shared,
  after: Shared,
  isMinor: (before: Shared['heads'], after: Shared['heads']) => boolean,
): Difference {
  if (before === after) return NOTHING
  const members: string[] = []
  const gone: string[] = []
  for (const [name, list] of Object.entries(after.lists)) {
    const fresh = changesIn(before.lists[name] ?? [], list, gone)
    if (fresh.length > 0) members.push(`"${name}":[${fresh.join(',')}]`)
  }
  if (gone.length > 0) members.push(`"gone":${JSON.stringify(gone)}`)
  const onlyHeads = members.length === 0
  for (const [name, head] of Object.entries(after.heads)) {
    const json = JSON.stringify(head)
    if (JSON.stringify(before.heads[name]) !== json) members.push(`"${name}":${json}`)
  }
  return { json: members.join(','), isMinor: onlyHeads && isMinor(before.heads, after.heads) }
}

function changesIn(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
  gone: string[],
): string[] {
  const earlier = new Map(before.map((thing) => [thing.id, thing]))
  const fresh: string[] = []
  for (const thing of after) {
    const known = earlier.get(thing.id)
    earlier.delete(thing.id)
    if (known === thing) continue
    const json = JSON.stringify(thing)
    if (known === undefined || JSON.stringify(known) !== json) fresh.push(json)
  }
  gone.push(...earlier.keys())
  return fresh
}

/** The members of a whole view, as JSON without its braces. */
export function wholeOf({ heads, lists }: Shared): string {
  return Object.entries({ ...heads, ...lists })
    .map(([name, value]) => `"${name}":${JSON.stringify(value)}`)
    .join(',')
}
