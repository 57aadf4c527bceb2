import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useClient, type Client } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { Tap } from '../../domain/taps.ts'
import type { RingView } from '../../schema.ts'
import type { PressKind, RingActs } from './acts.ts'
import type { LinkState } from './link-state.ts'
import { makeTapQueue } from './tap-queue.ts'

export interface Acting {
  readonly acts: RingActs
  /** taps that the view doesn't show yet */
  readonly waiting: readonly Tap[]
  /** how many of them haven't reached the server */
  readonly unsent: number
}

const NONE: readonly Tap[] = []
/** What was sent counts as given until the stream says so, or until this long after: the stream may have said it before. */
const SHOWN_BY = 5_000

/** What this viewer does, on its way to the server. */
export function useRingActs(ringId: string, view: RingView | null, link: LinkState): Acting {
  const t = useText()
  const client = useClient()
  const { show } = useToasts()
  const { sent, add } = useSent(view)
  const current = useRef({ view, t, show })
  current.current = { view, t, show }
  const [latest] = useState(() => () => current.current)
  const { queue, acts } = useMemo(() => {
    const given = new Map<string, string>()
    const fail = (error: unknown) => {
      const { t: say, show: tell } = latest()
      tell({ text: sayProblem(error, say('ring.ui.failed')) })
    }
    const queue = makeTapQueue({
      store: localStorage,
      name: `askwell.ring.${ringId}.taps`,
      send: async (tap) => {
        try {
          const { key, ...offer } = tap
          const { id } = await client.call('ring.offer', { ringId, ...offer }, { key })
          given.set(tap.cardId, id)
          add(tap)
          return 'sent'
        } catch (error) {
          if (isProblem(error) && error.status >= 400 && error.status < 500) {
            fail(error)
            return 'refused'
          }
          return 'again'
        }
      },
    })
    return { queue, acts: actsOf({ client, ringId, queue, fail, given, latest }) }
  }, [client, ringId, add, latest])
  const kept = useSyncExternalStore(queue.hear, queue.waiting)
  useEffect(() => {
    const flush = () => void queue.flush()
    if (link === 'live') flush()
    const timer = setInterval(flush, 3_000)
    addEventListener('online', flush)
    return () => {
      clearInterval(timer)
      removeEventListener('online', flush)
    }
  }, [queue, link])
  return { acts, waiting: [...sent, ...kept], unsent: kept.length }
}

/** Offers that the server has and the stream hasn't brought yet. */
function useSent(view: RingView | null) {
  const [sent, setSent] = useState(NONE)
  const [add] = useState(() => (tap: Tap) => {
    setSent((before) => [...before, tap])
    setTimeout(() => setSent((before) => before.filter(({ key }) => key !== tap.key)), SHOWN_BY)
  })
  const shown = sent.filter(
    (tap) =>
      !view?.offers.some(
        (offer) =>
          offer.cardId === tap.cardId &&
          offer.fromSeatId === view.mine.seatId &&
          offer.kind === tap.kind &&
          offer.line === tap.line,
      ),
  )
  return { sent: shown, add }
}

interface Parts {
  readonly client: Client
  readonly ringId: string
  readonly queue: ReturnType<typeof makeTapQueue>
  readonly fail: (error: unknown) => void
  /** card -> my offer on it, as the server answered */
  readonly given: Map<string, string>
  readonly latest: () => { readonly view: RingView | null }
}

function actsOf({ client, ringId, queue, fail, given, latest }: Parts): RingActs {
  const run = async (doing: Promise<unknown>) => {
    try {
      await doing
      return true
    } catch (error) {
      fail(error)
      return false
    }
  }
  const tap = (words: Omit<Tap, 'key'>) => queue.add({ key: crypto.randomUUID(), ...words })
  return {
    offer: (cardId, kind) => tap({ cardId, kind, line: '' }),
    say: (cardId, kind, { line = '', note }) =>
      tap({ cardId, kind, line, ...(note === undefined ? {} : { note }) }),
    takeBack: (cardId) => {
      if (queue.drop(cardId)) return
      const mine = latest().view?.mine.seatId
      const shown = latest().view?.offers.filter(
        (offer) => offer.cardId === cardId && offer.fromSeatId === mine,
      )
      const ids = new Set([...(shown ?? []).map(({ id }) => id), given.get(cardId) ?? ''].filter(Boolean))
      given.delete(cardId)
      for (const offerId of ids) void run(client.call('ring.withdrawOffer', { ringId, offerId }))
    },
    write: (card) => run(client.call('ring.writeCard', { ringId, ...card })),
    // Seen again with the next look: nobody has to be told that it failed.
    seen: (cardIds) => void client.call('ring.see', { ringId, cardIds: [...cardIds] }).catch(() => undefined),
    press: (press, about) =>
      void run(
        client.call('ring.press', {
          ringId,
          press,
          from: stepFor(latest().view, press, about?.tableId),
          ...about,
        }),
      ),
    tell: (words) => run(client.call('ring.tell', { ringId, ...words })),
    settle: (offerId, words) => run(client.call('ring.settle', { ringId, offerId, ...words })),
    leave: () => void run(client.call('ring.leave', { ringId })),
  }
}

const OF_THE_RING: readonly PressKind[] = ['pause', 'resume', 'undo']

/** The step on this screen that a press is about: the table's turn, or the ring's own. */
function stepFor(view: RingView | null, press: PressKind, tableId: string | undefined): string {
  const turn = view?.tables.find(({ id }) => id === tableId)?.turn
  return OF_THE_RING.includes(press) || turn == null ? (view?.ring.step ?? '') : turn.step
}

export function sayProblem(error: unknown, failed: string): string {
  if (!isProblem(error) || error.detail === '') return failed
  return [error.detail, error.next].filter(Boolean).join(' ')
}
