import { useEffect, useRef, useState } from 'react'
import { NOTHING_READ, readPiece, type StreamMessage } from '#kit/client/event-stream.ts'
import { applyPatch } from '../../domain/apply-patch.ts'
import type { RingPatch, RingView } from '../../schema.ts'
import { type LinkState, linkStateAfter } from './link-state.ts'

export interface RingSource {
  readonly ringId: string
  /** of a stage without a seat */
  readonly stageKey?: string | undefined
}

export interface RingReading {
  /** what was last known, also while the line is broken; null before the first word */
  readonly view: RingView | null
  readonly link: LinkState
  /** HTTP status of a refusal that ends it: no such ring, or no seat in it any more */
  readonly refused: number | null
  /** milliseconds since 1970 at the server */
  readonly now: () => number
}

const TICK = 1_000
const AGAIN_AFTER = 1_500
/** The server says something every 15 s; a line that is silent for longer is dead, whatever the browser believes. */
const DEAD_AFTER = 40_000

/**
 * A ring as it changes: the whole view first, then patches, over one stream that is opened again whenever it ends. What
 * was last known stays on the screen meanwhile.
 */
export function useRing({ ringId, stageKey }: RingSource): RingReading {
  const [view, setView] = useState<RingView | null>(null)
  const [link, setLink] = useState<LinkState>('live')
  const [refused, setRefused] = useState<number | null>(null)
  const ahead = useRef<number | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    let brokenSince: number | null = null
    const ticking = setInterval(
      () => setLink(linkStateAfter(brokenSince === null ? null : Date.now() - brokenSince)),
      TICK,
    )
    const hear = ({ event, data }: StreamMessage) => {
      const said = JSON.parse(data) as RingView | RingPatch
      ahead.current = furtherAhead(ahead.current, said.serverTime, event === 'view')
      setView((before) => {
        if (event === 'view') return said as RingView
        return before === null ? null : applyPatch(before, said)
      })
    }
    void keepReading(streamOf(ringId, stageKey), stop.signal, {
      onOpen: () => {
        brokenSince = null
        setLink('live')
        setRefused(null)
      },
      onMessage: hear,
      onBreak: () => {
        brokenSince ??= Date.now()
      },
      onRefused: setRefused,
    })
    return () => {
      clearInterval(ticking)
      stop.abort()
    }
  }, [ringId, stageKey])
  const [now] = useState(() => () => Date.now() + (ahead.current ?? 0))
  return { view, link, refused, now }
}

/**
 * How far the server's clock is ahead of this browser's, by the message that was on its way for the shortest time: each
 * one says at least so much. A fresh view begins anew, for a laptop may have slept.
 */
function furtherAhead(before: number | null, serverTime: string, isFresh: boolean): number {
  const ahead = Date.parse(serverTime) - Date.now()
  return before === null || isFresh ? ahead : Math.max(before, ahead)
}

function streamOf(ringId: string, stageKey: string | undefined): string {
  const key = stageKey === undefined ? '' : `?${new URLSearchParams({ stage: stageKey }).toString()}`
  return `/api/v1/rings/${encodeURIComponent(ringId)}/stream${key}`
}

interface Ears {
  readonly onOpen: () => void
  readonly onMessage: (message: StreamMessage) => void
  readonly onBreak: () => void
  readonly onRefused: (status: number) => void
}

async function keepReading(path: string, signal: AbortSignal, ears: Ears): Promise<void> {
  const line = { lastId: '' }
  while (!signal.aborted) {
    const status = await readOnce(path, signal, line, ears)
    if (signal.aborted) return
    if (status === 401 || status === 403 || status === 404) return ears.onRefused(status)
    ears.onBreak()
    await untilAgain(signal)
  }
}

/** A moment, or sooner where the browser hears that the network is back. */
function untilAgain(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, AGAIN_AFTER)
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}

/** @returns the status of an answer that was no stream; null where the line broke or ended */
async function readOnce(
  path: string,
  signal: AbortSignal,
  line: { lastId: string },
  ears: Ears,
): Promise<number | null> {
  try {
    const headers = {
      Accept: 'text/event-stream',
      ...(line.lastId === '' ? {} : { 'Last-Event-ID': line.lastId }),
    }
    const response = await fetch(path, { credentials: 'same-origin', headers, signal, cache: 'no-store' })
    if (!response.ok || response.body === null) return response.status
    ears.onOpen()
    const reader = response.body.getReader()
    const decoder = new TextDecoder()
    let rest = NOTHING_READ
    for (;;) {
      const { done, value } = await withinTime(reader)
      if (done) return null
      const read = readPiece(rest, decoder.decode(value, { stream: true }))
      rest = read.rest
      for (const message of read.messages) {
        if (message.data !== '') ears.onMessage(message)
        if (message.id !== null) line.lastId = message.id
      }
    }
  } catch {
    // The line broke: the caller opens it again, and the screen says so.
    return null
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
