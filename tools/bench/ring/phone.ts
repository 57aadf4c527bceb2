import { applyPatch } from '#src/rituals/ring/domain/apply-patch.ts'
import type { RingPatch, RingView } from '#src/rituals/ring/schema.ts'
import { good, openStream, type OpenStream } from './client.ts'

/** One participant's screen: it keeps its view as the web app does, and the moment at which each offer came. */
export class Phone {
  readonly ringId: string
  readonly key: string
  /** when a line was first heard of, by the line; `late` ones stood in a whole view after a reconnection */
  readonly heard = new Map<string, { readonly at: number; readonly late: boolean }>()
  /** how often something came on one connection that had come on it before, unchanged */
  doubled = 0
  bytes = 0
  readonly #url: string
  readonly #onThisLine = new Map<string, string>()
  #view: RingView | null = null
  #stream: OpenStream | null = null

  constructor(url: string, ringId: string, key: string) {
    this.#url = url
    this.ringId = ringId
    this.key = key
  }

  get view(): RingView {
    if (this.#view === null) throw new Error('The phone has no view yet.')
    return this.#view
  }

  get isOn(): boolean {
    return this.#stream !== null
  }

  /** Resolves with the first whole view. */
  async connect(): Promise<void> {
    this.#onThisLine.clear()
    const first = Promise.withResolvers<void>()
    const address = `${this.#url}/api/v1/rings/${this.ringId}/stream`
    this.#stream = await openStream(address, this.key, (event, data) => {
      this.#hear(event, data)
      first.resolve()
    })
    await first.promise
  }

  cut(): void {
    this.#stream?.cut()
    this.#stream = null
  }

  /** What a fresh look gives, and whether the screen shows the same. */
  async isTrue(): Promise<boolean> {
    const fresh = await good<RingView>(this.#url, this.key, `GET /rings/${this.ringId}`)
    return sameAs(fresh) === sameAs(this.view)
  }

  #hear(event: string, data: string): void {
    const at = performance.now()
    this.bytes += data.length
    const said = JSON.parse(data) as RingView & RingPatch
    for (const offer of said.offers ?? []) {
      const text = JSON.stringify(offer)
      if (this.#onThisLine.get(offer.id) === text) this.doubled++
      this.#onThisLine.set(offer.id, text)
      if (!this.heard.has(offer.line)) this.heard.set(offer.line, { at, late: event === 'view' })
    }
    this.#view = event === 'view' || this.#view === null ? said : applyPatch(this.#view, said)
  }
}

/** Without the time, and each list by id: on a screen what is new stands last. */
function sameAs(view: RingView): string {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const { tables, seats, cards, offers, ring, mine, host } = view
  return JSON.stringify([
    ring,
    mine,
    host,
    ...[tables, seats, cards, offers].map((list) => [...list].sort(byId)),
  ])
}
