import { API_BASE } from '#platform/http/api.ts'
import { assert } from '#platform/refusal.ts'
import type { Serving } from '#surfaces/server/serve.ts'
import { NOTHING_READ, readPiece } from '#kit/client/event-stream.ts'
import { type EventHint, readHint } from '#surfaces/web/hints.ts'
import { headersOf, type HttpWorld, type Key } from '../api/http-world.ts'
import { until } from '../fixtures/until.ts'

/** What came over one stream, read as the web app reads it. */
export interface Reader {
  readonly hints: EventHint[]
  /** as it came, to look for what must not be in it */
  text(): string
  lastId(): string
  ended(): boolean
  close(): void
}

/** Opens the stream over a socket; answers when the server has said hello. */
export async function readStream(at: Pick<Serving, 'server'>, key: Key, after?: string): Promise<Reader> {
  const address = at.server.server.address()
  assert(typeof address === 'object' && address !== null, 'The server listens.')
  const leaving = new AbortController()
  const headers = { ...headersOf(key), ...(after === undefined ? {} : { 'last-event-id': after }) }
  const answer = await fetch(`http://127.0.0.1:${address.port}${API_BASE}/events`, {
    headers,
    signal: leaving.signal,
  })
  assert(answer.status === 200 && answer.body, `The stream opens, not ${answer.status}.`)
  const hints: EventHint[] = []
  let text = ''
  let lastId = ''
  let ended = false
  const reading = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    let rest = NOTHING_READ
    for await (const piece of body) {
      const words = decoder.decode(piece, { stream: true })
      text += words
      const read = readPiece(rest, words)
      rest = read.rest
      for (const { id, data } of read.messages) {
        if (id !== null) lastId = id
        const hint = readHint(data)
        if (hint) hints.push(hint)
      }
    }
  }
  // a stream that we or the server cut has ended, and more than that nobody asks here
  void reading(answer.body).then(
    () => (ended = true),
    () => (ended = true),
  )
  await until('The hello', () => text.includes('event: hello'))
  const done = () => ended
  return { hints, text: () => text, lastId: () => lastId, ended: done, close: () => leaving.abort() }
}

let fences = 0

/**
 * Waits until each of these readers has read all that there was to hear: an event of ours comes after it, and what
 * comes over a stream comes in order. Time stands still here and events of one moment have no order, so all that
 * waits gets its number first. Leaves no trace in `hints`.
 */
export async function fence(http: HttpWorld, readers: ReadonlyMap<string, Reader>): Promise<void> {
  await until('Numbers for all events', async () => {
    await http.hub.pump()
    const waiting = http.world.db.selectFrom('platformEvents').select('id').where('seq', 'is', null).limit(1)
    return (await waiting.execute()).length === 0
  })
  const id = `fence-${++fences}`
  const about = { kind: 'fence', id }
  await http.world.run(async (tx) => {
    tx.append({ type: 'fence.set', about, payload: {}, hear: [{ about, people: [...readers.keys()] }] })
    return true
  })
  for (const reader of readers.values()) {
    await until('The fence', () => reader.hints.some((hint) => hint.about.id === id))
  }
  for (const { hints } of readers.values()) {
    const kept = hints.filter((hint) => hint.about.kind !== 'fence')
    hints.splice(0, hints.length, ...kept)
  }
}
