import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft } from '#features/asks/ui/parts/draft.ts'
import { sendDraft } from '#features/asks/ui/parts/draft-server.ts'
import type { DraftStore } from '#features/asks/ui/parts/use-draft.ts'
import type { OneByOne } from '#features/asks/ui/parts/use-saved-drafts.ts'
import { useClient } from '#kit/client/client.tsx'
import type { Input } from '#kit/client/operation-map.ts'
import { isProblem } from '#kit/client/problem.ts'
import { useText, type Text } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { SendState } from './send-bar.tsx'

export type AskBody = Input<'asks.create'>

type Sending = { readonly kind: 'ready' } | { readonly kind: 'sending'; readonly id: string } | Refused
type Refused = { readonly kind: 'refused'; readonly detail: string; readonly next: string | undefined }

/**
 * Sends the ask once. Without a network it waits, visibly, word for word as it was sent, over reloads, too; it goes out
 * when the network is back, and the draft's key makes a second arrival harmless.
 */
export function useSendAsk(store: DraftStore, sending: Sending, onSending: (state: Sending) => void) {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { show } = useToasts()
  const held = useRef(store)
  held.current = store
  const send = useCallback(
    async (draft: Draft, body: AskBody, oneByOne: OneByOne) => {
      onSending({ kind: 'sending', id: draft.id })
      try {
        const askId = await oneByOne(() => sendDraft(client, held.current.latest(draft.id) ?? draft, body))
        const onSheet = held.current.draft.id === draft.id
        held.current.forget(draft.id)
        onSending({ kind: 'ready' })
        void queries.invalidateQueries({ queryKey: ['asks'] })
        if (onSheet) await navigate({ to: '/asks/$askId', params: { askId } })
        show({ text: t('invitations.ui.send.sent'), seconds: 5 })
      } catch (error) {
        if (isProblem(error) && error.status === 0) {
          held.current.learn(draft.id, { queued: body })
          onSending({ kind: 'ready' })
          return
        }
        held.current.learn(draft.id, { queued: null })
        onSending(refusedBy(error, t))
      }
    },
    [client, navigate, onSending, queries, show, t],
  )
  const { learn, draft } = store
  const cancel = useCallback(() => learn(draft.id, { queued: null }), [learn, draft.id])
  return { state: stateOf(sending, draft), send, cancel }
}

/** Sends what waits, whenever the network is back and once at the beginning. */
export function useOutbox(
  store: DraftStore,
  send: (draft: Draft, body: AskBody, oneByOne: OneByOne) => Promise<void>,
  oneByOne: OneByOne,
): void {
  const { all } = store
  useEffect(() => {
    const flush = () => {
      for (const draft of all()) if (draft.queued !== null) void send(draft, draft.queued, oneByOne)
    }
    if (navigator.onLine) flush()
    addEventListener('online', flush)
    return () => removeEventListener('online', flush)
  }, [all, send, oneByOne])
}

export function useSending() {
  return useState<Sending>({ kind: 'ready' })
}

function stateOf(sending: Sending, draft: Draft): SendState {
  if (sending.kind === 'sending') return { kind: sending.id === draft.id ? 'sending' : 'ready' }
  if (draft.queued !== null) return { kind: 'queued' }
  return sending
}

function refusedBy(error: unknown, t: Text): Refused {
  const problem = isProblem(error) ? error : null
  return {
    kind: 'refused',
    detail: problem?.detail || t('invitations.ui.send.failed'),
    next: problem?.next,
  }
}
