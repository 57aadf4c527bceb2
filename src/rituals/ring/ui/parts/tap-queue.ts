import { readTaps, type Tap, withTap } from '../../domain/taps.ts'

export interface TapQueue {
  readonly add: (tap: Tap) => void
  /** Takes a tap back that hasn't left yet; false where it has. */
  readonly drop: (cardId: string) => boolean
  /** Sends what waits, in its order; called when there is something, and whenever the line may be back. */
  readonly flush: () => Promise<void>
  readonly waiting: () => readonly Tap[]
  /** Hears of every change of what waits; answers how to stop. */
  readonly hear: (tell: () => void) => () => void
}

export interface TapSending {
  /** `again`: no answer, it stays and is sent later with the same key; `refused`: it is over. */
  readonly send: (tap: Tap) => Promise<'sent' | 'again' | 'refused'>
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly name: string
}

/**
 * Taps on their way to the server, kept in this browser until it has answered: through a tunnel, a closed tab and an
 * empty battery. Each carries its own key, so that sending it twice is one offer.
 */
export function makeTapQueue({ send, store, name }: TapSending): TapQueue {
  let waiting = readTaps(store.getItem(name))
  let sending: string | null = null
  const ears = new Set<() => void>()
  const keep = (next: readonly Tap[]) => {
    waiting = next
    if (next.length === 0) store.removeItem(name)
    else store.setItem(name, JSON.stringify(next))
    for (const tell of ears) tell()
  }
  const sendAll = async () => {
    for (let tap = waiting[0]; tap !== undefined; tap = waiting[0]) {
      const { key } = tap
      sending = key
      const outcome = await send(tap)
      sending = null
      if (outcome === 'again') return
      keep(waiting.filter((one) => one.key !== key))
    }
  }
  let ongoing: Promise<void> | null = null
  const flush = () => {
    ongoing ??= sendAll().finally(() => {
      ongoing = null
    })
    return ongoing
  }
  return {
    add: (tap) => {
      const before = waiting.find(({ cardId }) => cardId === tap.cardId)
      // What is on the line already can't be called back: the newer one goes after it.
      keep(before !== undefined && before.key === sending ? [...waiting, tap] : withTap(waiting, tap))
      void flush()
    },
    drop: (cardId) => {
      const tap = waiting.find((one) => one.cardId === cardId && one.key !== sending)
      if (tap === undefined) return false
      keep(waiting.filter((one) => one.key !== tap.key))
      return true
    },
    flush,
    waiting: () => waiting,
    hear: (tell) => {
      ears.add(tell)
      return () => void ears.delete(tell)
    },
  }
}
