const POOL_GROWTH = 1.25
/** Lists that fill less than this share of the pool are moved together before the pool grows. */
const WORTH_REPACKING = 0.8

/**
 * Lists of occurrences per term, in one pool of 32-bit numbers: document in the upper 24 bits (16 million), packed
 * occurrence in the lower 8. Lists ascend by document. A list that outgrows its place moves to the end of the pool
 * with twice the room, so that appending is O(1) amortised and reading is one straight run of memory.
 */
export class Postings {
  pool: Uint32Array<ArrayBuffer>
  starts: Int32Array<ArrayBuffer>
  counts: Int32Array<ArrayBuffer>
  private rooms: Int32Array<ArrayBuffer>
  private end = 0
  private lists = 0

  constructor(room = 1024) {
    this.pool = new Uint32Array(room)
    this.starts = new Int32Array(256)
    this.counts = new Int32Array(256)
    this.rooms = new Int32Array(256)
  }

  /** Lists without slack, as `pool` in the order of `counts`. */
  static of(counts: Int32Array, pool: Uint32Array<ArrayBuffer>): Postings {
    const postings = new Postings(0)
    postings.pool = pool
    postings.counts = Int32Array.from(counts)
    postings.rooms = Int32Array.from(counts)
    postings.starts = new Int32Array(counts.length)
    for (const [list, count] of counts.entries()) {
      postings.starts[list] = postings.end
      postings.end += count
    }
    postings.lists = counts.length
    return postings
  }

  get used(): number {
    return this.end
  }

  /** Opens the next empty list and gives its number. */
  open(): number {
    if (this.lists === this.starts.length) {
      this.starts = grown(this.starts, Math.max(256, this.lists * 2))
      this.counts = grown(this.counts, Math.max(256, this.lists * 2))
      this.rooms = grown(this.rooms, Math.max(256, this.lists * 2))
    }
    this.lists += 1
    return this.lists - 1
  }

  append(list: number, document: number, occurrence: number): void {
    const count = this.counts[list] as number
    if (count === this.rooms[list]) this.move(list, count)
    this.pool[(this.starts[list] as number) + count] = ((document << 8) | occurrence) >>> 0
    this.counts[list] = count + 1
  }

  /** Takes the documents out of every list. A few are looked up in each list, many are filtered in one pass. */
  drop(documents: ReadonlySet<number>): void {
    const few = documents.size <= 8
    for (let list = 0; list < this.lists; list += 1) {
      if (few) for (const document of documents) this.dropOne(list, document)
      else this.filter(list, documents)
    }
  }

  /** A list with its documents renumbered (`numbers[old]`, -1 or none leaves it out), sorted again. */
  renumbered(list: number, numbers: Int32Array): Uint32Array {
    const start = this.starts[list] as number
    const end = start + (this.counts[list] as number)
    const kept = new Uint32Array(end - start)
    let count = 0
    let isSorted = true
    for (let i = start; i < end; i += 1) {
      const entry = this.pool[i] as number
      const document = numbers[entry >>> 8] ?? -1
      if (document < 0) continue
      kept[count] = ((document << 8) | (entry & 255)) >>> 0
      if (count > 0 && (kept[count] as number) < (kept[count - 1] as number)) isSorted = false
      count += 1
    }
    const all = kept.subarray(0, count)
    return isSorted ? all : all.sort()
  }

  /** Puts a whole sorted list into an empty one, with no slack. */
  adopt(list: number, entries: Uint32Array): void {
    this.reserve(entries.length)
    this.pool.set(entries, this.end)
    this.starts[list] = this.end
    this.counts[list] = entries.length
    this.rooms[list] = entries.length
    this.end += entries.length
  }

  total(): number {
    let total = 0
    for (let list = 0; list < this.lists; list += 1) total += this.counts[list] as number
    return total
  }

  private dropOne(list: number, document: number): void {
    const start = this.starts[list] as number
    const count = this.counts[list] as number
    const at = lowerBound(this.pool, start, start + count, document)
    if (at === start + count || (this.pool[at] as number) >>> 8 !== document) return
    this.pool.copyWithin(at, at + 1, start + count)
    this.counts[list] = count - 1
  }

  private filter(list: number, documents: ReadonlySet<number>): void {
    const start = this.starts[list] as number
    const end = start + (this.counts[list] as number)
    let to = start
    for (let i = start; i < end; i += 1) {
      const entry = this.pool[i] as number
      if (!documents.has(entry >>> 8)) {
        this.pool[to] = entry
        to += 1
      }
    }
    this.counts[list] = to - start
  }

  private move(list: number, count: number): void {
    // in steps of a half, as most of a large pool is lists that grow slowly
    const room = count < 4 ? count + 1 : count + (count >> 1)
    this.reserve(room)
    const start = this.starts[list] as number
    this.pool.copyWithin(this.end, start, start + count)
    this.starts[list] = this.end
    this.rooms[list] = room
    this.end += room
  }

  private reserve(room: number): void {
    if (this.end + room <= this.pool.length) return
    this.repack()
    const need = this.end + room
    if (need > this.pool.length) this.pool = grown(this.pool, Math.ceil(need * POOL_GROWTH))
  }

  /** Closes the gaps that moved lists left behind, where they are worth it. */
  private repack(): void {
    let rooms = 0
    for (let list = 0; list < this.lists; list += 1) rooms += this.rooms[list] as number
    if (rooms > this.end * WORTH_REPACKING) return
    const pool = new Uint32Array(Math.max(this.pool.length, Math.ceil(rooms * POOL_GROWTH)))
    let end = 0
    for (let list = 0; list < this.lists; list += 1) {
      const start = this.starts[list] as number
      pool.set(this.pool.subarray(start, start + (this.counts[list] as number)), end)
      this.starts[list] = end
      end += this.rooms[list] as number
    }
    this.pool = pool
    this.end = end
  }
}

/**
 * First place in `pool[from, to)` whose document is at least `document`, or `to`.
 *
 * @cost O(log n)
 */
export function lowerBound(pool: Uint32Array, from: number, to: number, document: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pool[middle] as number) >>> 8 < document) low = middle + 1
    else high = middle
  }
  return low
}

/** A copy of a typed array with more room; the new places are 0. */
export function grown<
  T extends
    | Int32Array<ArrayBuffer>
    | Uint32Array<ArrayBuffer>
    | Float32Array<ArrayBuffer>
    | Float64Array<ArrayBuffer>
    | Uint8Array<ArrayBuffer>,
>(from: T, length: number): T {
  const Kind = from.constructor as new (length: number) => T
  const to = new Kind(length)
  to.set(from)
  return to
}
