import type { Criterion } from '#engine/coach/coaching.ts'
import type { Input } from '#kit/client/operation-map.ts'

/** One draft as this browser keeps it until it is sent. */
export type Draft = {
  /** its name in this browser; the server has one of its own */
  readonly id: string
  readonly text: string
  /** People chosen, by id. */
  readonly people: readonly string[]
  /** Names of those who were chosen by search, so that they can be shown again. */
  readonly names: Readonly<Record<string, string>>
  /** Steps that are switched on, with a time where the person chose one (epoch milliseconds). */
  readonly widen: Readonly<Record<string, number | null>>
  readonly urgent: boolean
  readonly guess: number | null
  /** Questions of the coach that were passed over. */
  readonly skipped: readonly string[]
  /** Plain questions that the person has ticked, in a language that the coach doesn't know. */
  readonly ticked: readonly Criterion[]
  /** One action, one key: sending again after a lost answer makes no second ask. */
  readonly key: string
  /** When it was last changed (epoch milliseconds of this browser); the newest wins. */
  readonly at: number
  /** Which of its changes the server has; the same as `at` where it has all. */
  readonly saved: number
  /** The same draft at the server, and which version of it this one is based on. */
  readonly askId: string | null
  readonly version: number
  /** Sent without a network: what goes out, word for word, when there is one. */
  readonly queued: Input<'asks.create'> | null
}

/** All drafts of one person in this browser, and which of them was written on last. */
export type Shelf = { readonly current: string | null; readonly drafts: readonly Draft[] }

export const EMPTY_SHELF: Shelf = { current: null, drafts: [] }

export function emptyDraft(id: string, key: string = id): Draft {
  const chosen = { people: [], names: {}, widen: { suggested: null }, urgent: false, guess: null }
  const kept = { key, at: 0, saved: 0, askId: null, version: 0, queued: null }
  return { id, text: '', ...chosen, skipped: [], ticked: [], ...kept }
}

/** The drafts from what was kept; an empty shelf for anything that isn't one, and without what isn't a draft. */
export function readShelf(kept: string | null): Shelf {
  if (kept === null) return EMPTY_SHELF
  try {
    const shelf = JSON.parse(kept) as Partial<Shelf> | null
    if (!Array.isArray(shelf?.drafts)) return EMPTY_SHELF
    const drafts = shelf.drafts.flatMap((one: Partial<Draft> | null) =>
      typeof one?.id === 'string' && typeof one.text === 'string' ? [{ ...emptyDraft(one.id), ...one }] : [],
    )
    return { current: typeof shelf.current === 'string' ? shelf.current : null, drafts }
  } catch {
    // Somebody else wrote under our name, or the tab died while writing: an empty sheet is the honest answer.
    return EMPTY_SHELF
  }
}

export function draftIn(shelf: Shelf, id: string | null): Draft | undefined {
  return shelf.drafts.find((draft) => draft.id === id)
}

/** The shelf with that draft on it, newest last, as the one that is written on. */
export function put(shelf: Shelf, draft: Draft): Shelf {
  return { current: draft.id, drafts: [...shelf.drafts.filter(({ id }) => id !== draft.id), draft] }
}

/** The shelf with what is known of a draft changed, such as that it is saved; nothing where it is gone. */
export function noted(shelf: Shelf, id: string, known: Partial<Draft>): Shelf {
  return { ...shelf, drafts: shelf.drafts.map((one) => (one.id === id ? { ...one, ...known } : one)) }
}

export function without(shelf: Shelf, id: string): Shelf {
  return {
    current: shelf.current === id ? null : shelf.current,
    drafts: shelf.drafts.filter((draft) => draft.id !== id),
  }
}

/** A draft with changes of its writer: another ask is another action, so it gets a key of its own. */
export function written(draft: Draft, changes: Partial<Draft>, now: number, key: string): Draft {
  return { ...draft, ...changes, key, at: Math.max(now, draft.at + 1), queued: null }
}

/** Whether the server lacks something of it that is worth keeping. */
export function isUnsaved(draft: Draft): boolean {
  return draft.at !== draft.saved && draft.text.trim() !== ''
}
