import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { linkStateAfter, readHint, staleAfter, type LinkState } from './hints.ts'

const STREAM = '/api/v1/events'
const TICK = 1_000
const POLL_EVERY = 5_000
const REOPEN_AFTER = 4_000

/**
 * Keeps what is on the screen true: one stream for the whole app, each hint makes the matching queries stale. The browser
 * reconnects by itself with the last id; where it gives up (a proxy answered with an error page) we open a new stream.
 *
 * @returns how the line to the server is, for the thin line at the top
 */
export function useEvents(active: boolean): LinkState {
  const queries = useQueryClient()
  const [state, setState] = useState<LinkState>('live')
  useEffect(() => {
    if (!active) return
    return listen(queries, setState)
  }, [active, queries])
  return state
}

function listen(queries: QueryClient, tell: (state: LinkState) => void): () => void {
  let brokenSince: number | null = null
  let lastPoll = 0
  let lastId = ''
  let stream = open()
  const ticking = setInterval(tick, TICK)

  function open(): EventSource {
    const source = new EventSource(
      lastId === '' ? STREAM : `${STREAM}?lastEventId=${encodeURIComponent(lastId)}`,
    )
    source.addEventListener('open', () => {
      if (brokenSince !== null) void queries.invalidateQueries()
      brokenSince = null
      tell('live')
    })
    source.addEventListener('error', () => {
      brokenSince ??= Date.now()
    })
    source.addEventListener('message', ({ data, lastEventId }: MessageEvent<unknown>) => {
      if (lastEventId !== '') lastId = lastEventId
      const hint = readHint(String(data))
      for (const queryKey of hint === null ? [] : staleAfter(hint))
        void queries.invalidateQueries({ queryKey })
    })
    return source
  }

  function tick(): void {
    if (brokenSince === null) return
    const now = Date.now()
    const state = linkStateAfter(now - brokenSince)
    tell(state)
    if (state === 'polling' && now - lastPoll >= POLL_EVERY) {
      lastPoll = now
      void queries.invalidateQueries()
    }
    if (stream.readyState === EventSource.CLOSED && now - brokenSince >= REOPEN_AFTER) {
      stream.close()
      stream = open()
    }
  }

  return () => {
    clearInterval(ticking)
    stream.close()
  }
}
