import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useClient } from '#kit/client/client.tsx'
import { draftFrom } from './draft-server.ts'
import type { DraftStore } from './use-draft.ts'

/** Lays the draft that the address names (`/ask/new?draft=…`) on the sheet; one that was sent leads to its page. */
export function useWantedDraft({ all, open }: DraftStore): void {
  const client = useClient()
  const navigate = useNavigate()
  const { draft: wanted } = useSearch({ strict: false }) as { draft?: string }
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (wanted === undefined || done.current === wanted) return
    done.current = wanted
    const here = all().find(({ askId, id }) => askId === wanted || id === wanted)
    if (here !== undefined) {
      open(here)
      return
    }
    void client.call('asks.get', { askId: wanted }).then(
      (view) =>
        view.state === 'draft'
          ? open(draftFrom(view, crypto.randomUUID(), Date.now()))
          : navigate({ to: '/asks/$askId', params: { askId: view.id }, replace: true }),
      // Gone, or not to be had now: the sheet shows what was written on last, which loses nothing.
      () => undefined,
    )
  }, [wanted, all, open, client, navigate])
}
