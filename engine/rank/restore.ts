import { roleClass, type RoleClass } from '#engine/evidence/strength.ts'
import { Documents } from './documents.ts'
import { EvidenceIndex, placesOf } from './evidence-index.ts'
import { readingLists } from './lists.ts'
import { People } from './people.ts'
import { Postings } from './postings.ts'
import { COPIED, FORMAT, HEADER_BYTES, MAGIC, padded } from './snapshot-format.ts'
import { ENGLISH_ALONE, type Stems } from './stems.ts'
import { finish, STEPS, type Work } from './work.ts'

/**
 * Reads a snapshot back. The answers are those of the index that it was made from.
 *
 * @param stems those with which it was made
 * @returns nothing where the bytes are no snapshot of this format (an older version's, or cut off): build anew then
 */
export function restore(bytes: Uint8Array, stems: Stems = ENGLISH_ALONE): EvidenceIndex | undefined {
  return finish(restoring(bytes, stems))
}

/**
 * The same in steps, so that a process that starts again answers whatever doesn't need the index meanwhile.
 *
 * @cost a million pieces: one to two seconds, in steps of a few milliseconds
 */
export function* restoring(bytes: Uint8Array, stems: Stems = ENGLISH_ALONE): Work<EvidenceIndex | undefined> {
  const stored = yield* reading(bytes)
  if (stored === undefined) return undefined
  const { strings, counts, pool } = stored
  const roleClasses = strings.roles.map(roleClass)
  const log = yield* readingLog(stored, roleClasses)
  const terms = new Map<string, number>()
  for (const [list, term] of strings.terms.entries()) {
    if (list % STEPS === 0) yield
    terms.set(term, list)
  }
  const places = yield* placesOf(log.documents)
  const index = new EvidenceIndex(stems)
  const roleNames = [...strings.roles]
  index.adopt({ ...log, postings: Postings.of(counts, pool), terms, roleNames, roleClasses }, places)
  return index
}

interface Stored {
  readonly strings: Strings
  readonly at: Float64Array
  readonly sources: Uint32Array
  readonly length: Float32Array
  readonly firstPerson: Int32Array
  readonly who: Int32Array
  readonly roles: Uint8Array
  readonly counts: Int32Array
  readonly pool: Uint32Array<ArrayBuffer>
}

type Strings = Readonly<Record<'ids' | 'sources' | 'people' | 'roles' | 'terms', readonly string[]>>

function* reading(bytes: Uint8Array): Work<Stored | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < HEADER_BYTES || view.getUint32(0) !== MAGIC || view.getUint32(4) !== FORMAT)
    return undefined
  if (view.getUint32(12) !== bytes.byteLength) return undefined
  const textEnd = HEADER_BYTES + view.getUint32(8)
  const lists = yield* readingLists(bytes.subarray(HEADER_BYTES, textEnd))
  const listOf = (name: keyof Strings) => (lists.get(name) ?? []) as readonly string[]
  const strings = {
    ids: listOf('ids'),
    sources: listOf('sources'),
    people: listOf('people'),
    roles: listOf('roles'),
    terms: listOf('terms'),
  }
  return { strings, ...(yield* readingColumns(new PartReader(bytes, textEnd), strings)) }
}

function* readingColumns(reader: PartReader, { ids, terms }: Strings): Work<Omit<Stored, 'strings'>> {
  const count = ids.length
  const at = new Float64Array(yield* reader.taking(count * 8))
  const sources = new Uint32Array(yield* reader.taking(count * 4))
  const length = new Float32Array(yield* reader.taking(count * 4))
  const firstPerson = new Int32Array(yield* reader.taking((count + 1) * 4))
  const pairs = firstPerson[count] as number
  const who = new Int32Array(yield* reader.taking(pairs * 4))
  const roles = new Uint8Array(yield* reader.taking(pairs))
  const counts = new Int32Array(yield* reader.taking(terms.length * 4))
  const pool = new Uint32Array(yield* reader.taking(counts.reduce((sum, one) => sum + one, 0) * 4))
  return { at, sources, length, firstPerson, who, roles, counts, pool }
}

/** The log again, piece by piece, with the sums that follow from it. */
function* readingLog(
  stored: Stored,
  roleClasses: readonly RoleClass[],
): Work<{ documents: Documents; people: People }> {
  const { strings, at, sources, length, firstPerson, who, roles } = stored
  const people = new People()
  const documents = new Documents()
  documents.sourceNames = [...strings.sources]
  for (const key of strings.people) people.intern(key)
  for (const [d, id] of strings.ids.entries()) {
    if (d % STEPS === 0) yield
    documents.append({ id, source: sources[d] as number, at: at[d] as number, length: length[d] as number })
    for (let i = firstPerson[d] as number; i < (firstPerson[d + 1] as number); i += 1) {
      const person = who[i] as number
      const kind = roleClasses[roles[i] as number] as RoleClass
      documents.appendPerson(person, roles[i] as number, kind)
      people.addDocument(person, d)
      people.addActivity(person, kind, at[d] as number)
    }
  }
  return { documents, people }
}

class PartReader {
  private readonly bytes: Uint8Array
  private place: number

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = bytes
    this.place = padded(start)
  }

  /** The next part in a buffer of its own, whatever the alignment of the whole. */
  *taking(length: number): Work<ArrayBuffer> {
    // copied by hand: `slice` of a Node Buffer is a view, and its buffer would be read from the wrong place
    const part = new Uint8Array(length)
    for (let from = 0; from < length; from += COPIED) {
      const end = Math.min(length, from + COPIED)
      part.set(this.bytes.subarray(this.place + from, this.place + end), from)
      yield
    }
    this.place += padded(length)
    return part.buffer
  }
}
