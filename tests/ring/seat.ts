import { setTimeout as pause } from 'node:timers/promises'
import { applyPatch } from '#src/rituals/ring/domain/apply-patch.ts'
import type { RingPatch, RingView } from '#src/rituals/ring/schema.ts'

export interface Where {
  /** the server's address as it is now: after a kill it has another */
  readonly url: () => string
  readonly token: string
}

const AGAIN_MS = 150

/** One request, tried again as long as nobody listens there; what was refused is an error. */
export async function send<T>({ url, token }: Where, how: string, body?: unknown): Promise<T> {
  const [method = 'GET', path = ''] = how.split(' ', 2)
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${url()}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => null)
    // the server is away, or its database is: what was sent may come twice, and has one effect
    if ((answer === null || answer.status === 503) && tries < 200) {
      await pause(AGAIN_MS)
      continue
    }
    if (answer === null) throw new Error(`${how}: nobody listens at ${url()}.`)
    const text = await answer.text()
    if (!answer.ok) throw new Refused(answer.status, `${how}: ${answer.status} ${text}`)
    return (text === '' ? null : JSON.parse(text)) as T
  }
}

export class Refused extends Error {
  readonly status: number
  constructor(status: number, says: string) {
    super(says)
    this.status = status
  }
}

/** A screen over the API: keeps its view by patches, and comes back by itself when its line is cut. */
export class Screen {
  readonly where: Where
  readonly ringId: string
  view: RingView | null = null
  views = 0
  readonly #leaving = new AbortController()
  #changed = Promise.withResolvers<void>()

  constructor(where: Where, ringId: string) {
    this.where = where
    this.ringId = ringId
    void this.#stay()
  }

  close(): void {
    this.#leaving.abort()
    this.#changed.resolve()
  }

  get isClosed(): boolean {
    return this.#leaving.signal.aborted
  }

  /** resolves at the next change, or when the screen is closed */
  get changed(): Promise<void> {
    return this.#changed.promise
  }

  async #stay(): Promise<void> {
    while (!this.isClosed) {
      try {
        await this.#watch()
      } catch {
        // the line was cut, as lines are; the next stream begins with everything
      }
      if (!this.isClosed) await pause(AGAIN_MS)
    }
  }

  async #watch(): Promise<void> {
    const { url, token } = this.where
    const answer = await fetch(`${url()}/api/v1/rings/${this.ringId}/stream`, {
      headers: { authorization: `Bearer ${token}` },
      signal: this.#leaving.signal,
    })
    if (!answer.ok || !answer.body) return
    let held = ''
    const decoder = new TextDecoder()
    for await (const piece of answer.body) {
      held += decoder.decode(piece, { stream: true })
      const blocks = held.split('\n\n')
      held = blocks.pop() ?? ''
      blocks.forEach((block) => this.#take(block))
    }
  }

  #take(block: string): void {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (data === undefined) return
    const said = JSON.parse(data) as RingView & RingPatch
    const isWhole = /^event: view$/m.test(block)
    if (isWhole) this.views++
    this.view = isWhole || this.view === null ? said : applyPatch(this.view, said)
    const { resolve } = this.#changed
    this.#changed = Promise.withResolvers<void>()
    resolve()
  }
}
