import { crc32 } from 'node:zlib'

export interface Line {
  /** from 1 */
  readonly number: number
  /** nothing where the line is longer than the limit */
  readonly text: string | undefined
  /** of the source up to the end of this line, so that a later read can tell whether it is still the same */
  readonly checksum: number
}

/**
 * Cuts bytes into lines, in memory of one line at most. LF and CRLF end a line; a mark of UTF-8 at the start and
 * broken encodings are taken in stride. A last line without an end counts, an empty one doesn't.
 *
 * @param limit bytes; a longer line is passed over but for its number
 */
export async function* readLines(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line[]> {
  const cutter = new LineCutter(limit)
  for await (const chunk of source) yield cutter.push(chunk)
  yield cutter.end()
}

class LineCutter {
  readonly #limit: number
  #parts: Buffer[] = []
  #size = 0
  #number = 0
  #checksum = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  push(chunk: Buffer): Line[] {
    const lines: Line[] = []
    let from = 0
    for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
      this.#keep(chunk.subarray(from, to))
      lines.push(this.#finish())
      from = to + 1
    }
    if (from < chunk.length) this.#keep(chunk.subarray(from))
    return lines
  }

  end(): Line[] {
    return this.#size > 0 ? [this.#finish()] : []
  }

  #keep(part: Buffer): void {
    this.#size += part.length
    this.#checksum = crc32(part, this.#checksum)
    if (this.#size <= this.#limit) this.#parts.push(part)
    else this.#parts = []
  }

  #finish(): Line {
    this.#number++
    // the end of the line counts as well, or 'a', 'b' and 'ab', '' would be one
    this.#checksum = crc32('\n', this.#checksum)
    const text = this.#size > this.#limit ? undefined : decode(this.#parts, this.#number === 1)
    this.#parts = []
    this.#size = 0
    return { number: this.#number, text, checksum: this.#checksum }
  }
}

function decode(parts: readonly Buffer[], first: boolean): string {
  const [only] = parts
  const whole = parts.length === 1 && only ? only : Buffer.concat(parts)
  const text = whole.toString('utf8').replace(/\r$/, '')
  return first ? text.replace(/^\ufeff/, '') : text
}
