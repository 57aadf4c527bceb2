import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type pg from 'pg'
import { Fault } from '#platform/refusal.ts'

/** What pg's client does with a query object of ours; its types leave COPY out. */
interface CopyConnection {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/** Above this PostgreSQL waits until the reader has caught up, so that a big table needs little memory. */
const READ_AHEAD_BYTES = 1 << 20

/**
 * The rows that `COPY … TO STDOUT` gives, in batches; each row ends with its line feed. The client does nothing else
 * meanwhile. Who stops reading early must end the client.
 */
export async function* copyOut(client: pg.ClientBase, sql: string): AsyncGenerator<Buffer[]> {
  const source = new CopySource(sql)
  client.query(source as unknown as pg.Submittable)
  for (;;) {
    const rows = await source.take()
    if (rows === undefined) return
    yield rows
  }
}

/**
 * Feeds `COPY … FROM STDIN`.
 * @param blocks whole rows, each with its line feed, any number in a block
 */
export function copyIn(client: pg.ClientBase, sql: string, blocks: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyTarget(sql, blocks, resolve, reject) as unknown as pg.Submittable)
  })
}

class CopySource {
  readonly #sql: string
  #rows: Buffer[] = []
  #bytes = 0
  #ended = false
  #error: Error | undefined
  #stream: Duplex | undefined
  #wake: () => void = () => undefined

  constructor(sql: string) {
    this.#sql = sql
  }

  async take(): Promise<Buffer[] | undefined> {
    while (this.#rows.length === 0 && !this.#ended) {
      this.#stream?.resume()
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    if (this.#error) throw this.#error
    const rows = this.#rows
    this.#rows = []
    this.#bytes = 0
    return rows.length === 0 ? undefined : rows
  }

  submit(connection: CopyConnection): void {
    this.#stream = connection.stream
    connection.query(this.#sql)
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // pg reads the next message into the same memory
    this.#rows.push(Buffer.from(chunk))
    this.#bytes += chunk.length
    if (this.#bytes > READ_AHEAD_BYTES) this.#stream?.pause()
    this.#wake()
  }

  handleCommandComplete(): void {
    // the end is ReadyForQuery: only then the client takes the next query
  }

  handleReadyForQuery(): void {
    this.#end()
  }

  handleError(error: Error): void {
    this.#error = error
    this.#end()
  }

  #end(): void {
    this.#ended = true
    this.#stream?.resume()
    this.#wake()
  }
}

class CopyTarget {
  readonly #sql: string
  readonly #blocks: AsyncIterable<Buffer>
  readonly #resolve: () => void
  readonly #reject: (error: unknown) => void
  #failed: unknown
  #over = false

  constructor(
    sql: string,
    blocks: AsyncIterable<Buffer>,
    resolve: () => void,
    reject: (error: unknown) => void,
  ) {
    this.#sql = sql
    this.#blocks = blocks
    this.#resolve = resolve
    this.#reject = reject
  }

  submit(connection: CopyConnection): void {
    connection.query(this.#sql)
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#feed(connection).catch((error: unknown) => {
      // PostgreSQL answers with an error of its own, which ends the statement; ours says more
      this.#failed = error
      if (connection.stream.writable) connection.sendCopyFail('the source of the rows failed')
    })
  }

  handleCommandComplete(): void {
    // the end is ReadyForQuery
  }

  handleReadyForQuery(): void {
    this.#over = true
    this.#resolve()
  }

  handleError(error: Error): void {
    this.#over = true
    this.#reject(this.#failed ?? error)
  }

  async #feed(connection: CopyConnection): Promise<void> {
    for await (const block of this.#blocks) {
      // a source that never waits would keep us from hearing that PostgreSQL refused, or is gone: this never ended
      await turn()
      if (this.#over || !connection.stream.writable) return
      connection.sendCopyFromChunk(block)
      if (connection.stream.writableNeedDrain) await drained(connection.stream)
    }
    if (!this.#over && connection.stream.writable) connection.endCopyFrom()
  }
}

async function drained(stream: Duplex): Promise<void> {
  const gone = new AbortController()
  const lost = once(stream, 'close', { signal: gone.signal }).then(() => {
    throw new Fault('the connection closed while rows were sent')
  })
  try {
    await Promise.race([once(stream, 'drain', { signal: gone.signal }), lost])
  } finally {
    gone.abort()
    lost.catch(() => undefined)
  }
}
