import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useClient } from '#kit/client/client.tsx'
import { isUnsaved, type Draft } from './draft.ts'
import { draftFrom, saveDraft, type Saved } from './draft-server.ts'
import type { DraftStore } from './use-draft.ts'

/** Quiet time after the last key before the server hears of it, in milliseconds. */
const PAUSE = 1_500

/** Runs one thing after the other, so that a draft is never saved and sent at once. */
export type OneByOne = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Keeps the drafts of this browser at the server, too: after a pause, when the network is back, and when the page goes
 * away. What another device makes of the draft on the sheet comes in, and never takes words away.
 *
 * @param paused while the draft is being sent
 */
export function useSavedDrafts(store: DraftStore, paused: boolean): OneByOne {
  const client = useClient()
  const chain = useRef<Promise<unknown>>(Promise.resolve())
  const oneByOne = useCallback<OneByOne>((work) => {
    const run = chain.current.then(work, work)
    // Whoever asked for the work hears of its end; the next one only waits for it.
    chain.current = run.catch(() => undefined)
    return run
  }, [])
  const latestStore = useRef(store)
  latestStore.current = store
  const saveAll = useCallback(
    (keepalive = false) =>
      oneByOne(async () => {
        for (const { id } of latestStore.current.all()) {
          const draft = latestStore.current.latest(id)
          if (draft !== undefined)
            settle(latestStore.current, draft, await saveDraft(client, draft, { keepalive }))
        }
      }).catch(() => undefined),
    [client, oneByOne],
  )
  useWhenToSave(store, paused, saveAll)
  useFromElsewhere(store, paused)
  return oneByOne
}

function settle(store: DraftStore, draft: Draft, saved: Saved): void {
  const onSheet = store.draft.id === draft.id
  if (saved.kind === 'saved') store.learn(draft.id, saved.known)
  if (saved.kind === 'both') {
    store.learn(draft.id, saved.known)
    store.aside(saved.theirs)
    if (onSheet) store.tell({ kind: 'bothKept' })
  }
  if (saved.kind === 'gone') {
    store.learn(draft.id, { askId: null, version: 0, saved: 0 })
    if (onSheet) store.tell({ kind: 'sentElsewhere' })
  }
}

function useWhenToSave(
  store: DraftStore,
  paused: boolean,
  saveAll: (keepalive?: boolean) => Promise<void>,
): void {
  // A string, so that the timer starts anew exactly when there is something new to save.
  const open = store
    .all()
    .filter(isUnsaved)
    .map(({ id, at, version }) => `${id} ${at} ${version}`)
    .join()
  useEffect(() => {
    if (open === '' || paused) return
    const timer = setTimeout(() => void saveAll(), PAUSE)
    return () => clearTimeout(timer)
  }, [open, paused, saveAll])
  useEffect(() => {
    const online = () => void saveAll()
    const leave = () => void saveAll(true)
    addEventListener('online', online)
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('online', online)
      removeEventListener('pagehide', leave)
      void saveAll()
    }
  }, [saveAll])
}

/** The draft on the sheet as the server has it: newer words of another device are taken over if none here are unsaved. */
function useFromElsewhere(store: DraftStore, paused: boolean): void {
  const client = useClient()
  const { draft, learn, forget, tell } = store
  const askId = draft.askId ?? ''
  const { data } = useQuery({
    queryKey: ['ask', askId],
    queryFn: ({ signal }) => client.call('asks.get', { askId }, { signal }),
    enabled: askId !== '',
  })
  useEffect(() => {
    if (data === undefined || paused || data.id !== draft.askId || data.version <= draft.version) return
    if (isUnsaved(draft)) return
    if (data.state !== 'draft') {
      forget(draft.id)
      return
    }
    const { text, people, widen, urgent, guess, version } = draftFrom(data, draft.id, draft.at)
    learn(draft.id, { text, people, widen, urgent, guess, version })
    if (text !== draft.text) tell({ kind: 'elsewhere', before: draft.text })
  }, [data, draft, paused, learn, forget, tell])
}
