import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { isWantedHere } from '#features/notices/ui/parts/this-browser/wanted.ts'
import { useEffect, useState } from 'react'
import { NOTHING_READ, readPiece } from '#kit/client/event-stream.ts'
import { linkStateAfter, readHint, staleAfter, type LinkState } from './hints.ts'

const STREAM = '/api/v1/events'
const TICK = 1_000
const POLL_EVERY = 5_000
const AGAIN_AFTER = 2_000
/** The server says something every 15 s; a line that is silent for longer is dead, whatever the browser believes. */
const DEAD_AFTER = 40_000

/**
 * Keeps what is on the screen true: one stream for the whole app, each hint makes the matching queries stale. Read by
 * `fetch` and not by `EventSource`, which wants to know every event's name beforehand and hides a 401.
 *
 * @returns how the line to the server is, for the thin line at the top
 */
export function useEvents(active: boolean): LinkState {
  const queries = useQueryClient()
  const [state, setState] = useState<LinkState>('live')
  useEffect(() => (active ? listen(queries, setState) : undefined), [active, queries])
  return state
}

function listen(queries: QueryClient, tell: (state: LinkState) => void): () => void {
  const stop = new AbortController()
  const line = { brokenSince: null as number | null, lastPoll: 0, lastId: '' }
  const onOpen = () => {
    if (line.brokenSince !== null) void queries.invalidateQueries()
    line.brokenSince = null
    tell('live')
  }
  const onMessage = (id: string | null, data: string) => {
    if (id !== null) line.lastId = id
    const hint = readHint(data)
    if (hint?.about.kind === 'notice' && document.hidden && isWantedHere()) {
      void import('./tell-here.ts').then(({ tellHere }) => tellHere(hint.about.id))
    }
    for (const queryKey of hint === null ? [] : staleAfter(hint)) void queries.invalidateQueries({ queryKey })
  }
  const ticking = setInterval(() => {
    if (line.brokenSince === null) return
    const now = Date.now()
    const state = linkStateAfter(now - line.brokenSince)
    tell(state)
    if (state !== 'polling' || now - line.lastPoll < POLL_EVERY) return
    line.lastPoll = now
    void queries.invalidateQueries()
  }, TICK)
  void keepReading(stop.signal, () => line.lastId, {
    onOpen,
    onMessage,
    onBreak: () => (line.brokenSince ??= Date.now()),
  })
  return () => {
    clearInterval(ticking)
    stop.abort()
  }
}

type Ears = {
  readonly onOpen: () => void
  readonly onMessage: (id: string | null, data: string) => void
  readonly onBreak: () => void
}

/** Opens the stream again whenever it ends, from the last id on; stops for good when nobody is signed in any more. */
async function keepReading(signal: AbortSignal, lastId: () => string, ears: Ears): Promise<void> {
  while (!signal.aborted) {
    const signedOut = await readOnce(signal, lastId(), ears)
    if (signedOut || signal.aborted) return
    ears.onBreak()
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER))
  }
}

async function readOnce(signal: AbortSignal, lastId: string, ears: Ears): Promise<boolean> {
  try {
    const headers = { Accept: 'text/event-stream', ...(lastId === '' ? {} : { 'Last-Event-ID': lastId }) }
    const response = await fetch(STREAM, { credentials: 'same-origin', headers, signal, cache: 'no-store' })
    if (response.status === 401) return true
    if (!response.ok || response.body === null) return false
    ears.onOpen()
    await readBody(response.body, ears)
  } catch {
    // The line broke: the caller opens it again, and the thin line at the top tells the person.
  }
  return false
}

async function readBody(body: ReadableStream<Uint8Array>, ears: Ears): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = NOTHING_READ
  for (;;) {
    const { done, value } = await withinTime(reader)
    if (done) return
    const read = readPiece(rest, decoder.decode(value, { stream: true }))
    rest = read.rest
    for (const { id, data } of read.messages) ears.onMessage(id, data)
  }
}

async function withinTime(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const silence = setTimeout(() => void reader.cancel(), DEAD_AFTER)
  try {
    return await reader.read()
  } finally {
    clearTimeout(silence)
  }
}
