import type { Client, WriteOptions } from '#kit/client/client.tsx'
import type { Answer, Input } from '#kit/client/operation-map.ts'
import { isProblem } from '#kit/client/problem.ts'
import { emptyDraft, isUnsaved, type Draft } from './draft.ts'

type View = Answer<'asks.get'>

/** What saving a draft has taught: what to note about it, and what to keep beside it so that nothing is lost. */
export type Saved =
  | { readonly kind: 'saved'; readonly known: Partial<Draft> }
  /** another device has written on the same draft: its words become a draft of their own */
  | { readonly kind: 'both'; readonly known: Partial<Draft>; readonly theirs: string }
  /** it was sent or put away elsewhere: what is here is a new draft from now on */
  | { readonly kind: 'gone' }
  /** nothing to save, or no way to: the next change or the network tries again */
  | { readonly kind: 'later' }

/** Longer texts stay here: the server takes no more. */
const LONGEST = 10_000

/**
 * Brings a draft to the server: made there at first, changed there later, and only if nobody else has changed it. A
 * person on it who can't be asked any more doesn't keep the words from being saved.
 */
export async function saveDraft(
  client: Client,
  draft: Draft,
  { keepalive = false }: Pick<WriteOptions, 'keepalive'>,
): Promise<Saved> {
  if (!isUnsaved(draft) || draft.queued !== null || draft.text.length > LONGEST) return { kind: 'later' }
  // A page that goes away wouldn't hear which ask it has become.
  if (draft.askId === null && keepalive) return { kind: 'later' }
  const write = (body: DraftBody) =>
    draft.askId === null
      ? client.call('asks.create', body, { key: `${draft.id}:${draft.at}` })
      : client.call(
          'asks.edit',
          { askId: draft.askId, ...body },
          { keepalive, ifMatch: String(draft.version) },
        )
  const body = savedBody(draft)
  const { audience: _, ...words } = body
  try {
    const view = await write(body).catch((error: unknown) =>
      isProblem(error) && error.code.startsWith('ask.cannot') ? write(words) : Promise.reject(error),
    )
    return { kind: 'saved', known: { askId: view.id, version: view.version, saved: draft.at } }
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.status === 412) return afterConflict(client, draft)
    return error.status === 404 || error.code === 'ask.closed' || error.code === 'ask.audienceFixed'
      ? { kind: 'gone' }
      : { kind: 'later' }
  }
}

async function afterConflict(client: Client, draft: Draft): Promise<Saved> {
  const view = await client.call('asks.get', { askId: draft.askId ?? '' })
  if (view.state !== 'draft') return { kind: 'gone' }
  const known = { version: view.version }
  // Our own earlier words, whose answer was lost on the way, are no second draft.
  return draft.text.startsWith(view.text.trim())
    ? { kind: 'saved', known }
    : { kind: 'both', known, theirs: view.text }
}

type DraftBody = Omit<Input<'asks.create'>, 'send'>

/** What the server keeps of a draft: what the person has written and chosen, nothing that was worked out. */
function savedBody(draft: Draft): DraftBody {
  const widen = Object.entries(draft.widen).flatMap(([kind, at]) =>
    at === null ? [] : [{ kind: kind as 'suggested' | 'team' | 'everyone', at: new Date(at).toISOString() }],
  )
  const people = draft.people.filter((id) => id.length > 1)
  return {
    text: draft.text,
    urgent: draft.urgent,
    guess: draft.guess,
    widen,
    ...(people.length > 0 ? { audience: { kind: 'people', people } } : {}),
  }
}

/** A draft of this person that lies at the server, for this browser. */
export function draftFrom(view: View, id: string, now: number): Draft {
  const audience = view.own?.audience as { kind: string; people?: readonly string[] } | null | undefined
  const widen = view.own?.widen ?? []
  return {
    ...emptyDraft(id),
    text: view.text,
    people: audience?.people ?? [],
    ...(widen.length > 0
      ? { widen: Object.fromEntries(widen.map(({ kind, at }) => [kind, Date.parse(at)])) }
      : {}),
    urgent: view.urgent,
    guess: view.own?.guess ?? null,
    at: now,
    saved: now,
    askId: view.id,
    version: view.version,
  }
}

/**
 * Sends a draft: the one at the server if it is there already, else a new ask at once. Sending again with the same draft
 * is harmless: each try carries the draft's key, and who finds it sent has sent it.
 *
 * @returns the id of the ask
 */
export async function sendDraft(client: Client, draft: Draft, body: Input<'asks.create'>): Promise<string> {
  const { askId, key } = draft
  if (askId !== null) {
    try {
      const { audience, widen, ...words } = body
      const { effortMinutes = null, needBy = null } = words
      await client.call('asks.edit', { askId, ...words, effortMinutes, needBy })
      await client.call('asks.send', { askId, audience, widen: widen ?? [] }, { key })
      return askId
    } catch (error) {
      if (isProblem(error, 'ask.alreadySent')) return askId
      const gone = isProblem(error) && (error.status === 404 || error.code === 'ask.closed')
      if (!gone) throw error
    }
  }
  return (await client.call('asks.create', { ...body, send: true }, { key })).id
}
