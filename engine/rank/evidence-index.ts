import type { Piece } from '#engine/evidence/piece.ts'
import type { Language } from './small-words.ts'
import { roleClass, type RoleClass } from '#engine/evidence/strength.ts'
import { compacting, type IndexParts } from './compaction.ts'
import { MostActive } from './active.ts'
import { Documents } from './documents.ts'
import { People } from './people.ts'
import { Postings } from './postings.ts'
import { Scratch } from './scratch.ts'
import { ENGLISH_ALONE, type Stems } from './stems.ts'
import { pieceTerms } from './terms.ts'
import { finish, STEPS, type Work } from './work.ts'

/** Late pieces are read in an unsorted tail of at most this many documents, or this share of all. */
const TAIL = 2048
const TAIL_SHARE = 1 / 32
/** Only where so large a share came late does an ask merge them itself: reading them unsorted would cost as much. */
const MOST_TAIL_SHARE = 1 / 4
/** Documents are numbered in 24 bits. */
const MOST_DOCUMENTS = 2 ** 24 - 1
const MOST_PEOPLE = 200
/** A language of a smaller share of the pieces is none of this organisation. */
const LANGUAGE_SHARE = 0.02

/** Source, then id, to document. */
type Places = Map<string, Map<string, number>>

/**
 * All evidence of one organisation, ready to be asked. In process, without I/O.
 *
 * It is a log sorted by (time, id) with one inverted index over words, identifiers, areas and paths. Everything
 * else is either a sum in the order of the log or is read from the postings when somebody asks, so that the same
 * pieces give the same ranking in whatever order and batches they came, and removing one leaves no trace of it.
 * Late pieces wait in a small tail; `settle` merges it when it grows, without reading any text again.
 */
export class EvidenceIndex implements IndexParts {
  documents = new Documents()
  postings = new Postings()
  people = new People()
  terms = new Map<string, number>()
  roleNames: string[] = []
  roleClasses: RoleClass[] = []
  /** documents before this one are in the order of the log */
  sorted = 0
  totalLength = 0
  live = 0
  /** grows with everything that is taken out */
  takenOut = 0
  /** for texts of other languages than English; the same for every piece and ask */
  readonly stems: Stems
  readonly scratch = new Scratch()
  active = new MostActive()
  private places: Places = new Map()
  private roles = new Map<string, number>()
  private readonly removed = new Set<number>()
  /** people whose documents or sums have to be put in the order of the log before they are read */
  private readonly unordered = new Set<number>()
  private dropped = 0

  constructor(stems: Stems = ENGLISH_ALONE) {
    this.stems = stems
  }

  /** Languages other than English in which a good part of the evidence is written. */
  languages(): Language[] {
    return [...this.stems.keys()].filter((language) => {
      const list = this.terms.get(`~${language}`)
      return list !== undefined && (this.postings.counts[list] as number) > this.size * LANGUAGE_SHARE
    })
  }

  /** Pieces that count now. */
  get size(): number {
    return this.live
  }

  /**
   * Takes in a piece. Its moment should not lie in the future of the asks that will be ranked.
   *
   * @returns false where this id of this source is in already (nothing changes then)
   * @cost O(words); late pieces (older than the newest) are put in order when somebody next asks
   */
  add(piece: Piece): boolean {
    const bySource = this.idsOf(piece.source)
    if (bySource.has(piece.id)) return false
    if (this.documents.count >= MOST_DOCUMENTS)
      throw new RangeError('the index holds 16 million pieces, and is full')
    const { terms, length } = pieceTerms(piece.text, piece.paths, this.stems)
    const document = this.documents.append({
      id: piece.id,
      source: this.sourceNumber(piece.source),
      at: piece.at,
      length,
    })
    bySource.set(piece.id, document)
    this.addPeople(document, piece)
    for (const [term, occurrence] of terms) this.postings.append(this.termNumber(term), document, occurrence)
    this.totalLength += length
    this.live += 1
    if (this.sorted === document && (document === 0 || this.documents.compare(document - 1, document) <= 0)) {
      this.sorted = document + 1
    }
    return true
  }

  /**
   * Takes a piece out again, or only one person's part of it. Afterwards the index answers as if it had never
   * been there.
   *
   * @param source where given, only that source's piece of this id
   * @returns false where there was nothing to remove
   */
  remove(id: string, only: { source?: string; person?: string } = {}): boolean {
    let found = false
    for (const [source, ids] of this.places) {
      const document = ids.get(id)
      if (document === undefined || (only.source !== undefined && only.source !== source)) continue
      found = this.removeDocument(document, only.person) || found
    }
    return found
  }

  /** Takes out everything that is known about a person, the key too. Pieces that nobody is left in go with it. */
  forget(person: string): boolean {
    const number = this.people.find(person)
    if (number === undefined) return false
    const own = this.people.documents[number] as number[]
    while (own.length > 0) this.removePerson(own.at(-1) as number, number)
    this.people.forget(number)
    return true
  }

  /** Brings the index into the state in which it is read. Called by `who`; costs nothing when nothing changed. */
  settle(): void {
    const late = this.documents.count - this.sorted
    if (late > Math.max(TAIL, this.documents.count * MOST_TAIL_SHARE)) return finish(this.settling())
    this.recountAll()
    if (this.removed.size > this.dropped) this.dropRemoved()
  }

  /** Merges late pieces, too, in steps for large stores: others may ask between them, and no ask pays for it. */
  *settling(): Work<void> {
    this.recountAll()
    const late = this.documents.count - this.sorted
    const manyRemoved = this.removed.size > Math.max(TAIL, this.live / 4)
    if (late > Math.max(TAIL, this.documents.count * TAIL_SHARE) || manyRemoved) yield* this.compacting()
    else if (this.removed.size > this.dropped) this.dropRemoved()
  }

  private recountAll(): void {
    for (const person of this.unordered) this.recount(person)
    this.unordered.clear()
  }

  private dropRemoved(): void {
    this.postings.drop(new Set([...this.removed].slice(this.dropped)))
    this.dropped = this.removed.size
  }

  /**
   * Sorts the log, drops what was removed, and closes all gaps. The answers stay the same.
   *
   * @cost O(occurrences)
   */
  compact(): void {
    finish(this.compacting())
  }

  /** The evidence as of now in its canonical form, made in steps, beside this index. */
  canonical(): Work<IndexParts> {
    return compacting(this, new Set(this.removed))
  }

  /** Where something came or went between the steps, everything stays as it was. */
  private *compacting(): Work<void> {
    const { count } = this.documents
    const { documents, takenOut } = this
    const parts = yield* this.canonical()
    const places = yield* placesOf(parts.documents)
    const isSame = this.documents === documents && documents.count === count && this.takenOut === takenOut
    if (isSame) this.adopt(parts, places)
  }

  /** Replaces everything by these parts, which are in canonical form. */
  adopt(parts: IndexParts, places: Places = finish(placesOf(parts.documents))): void {
    this.documents = parts.documents
    this.postings = parts.postings
    this.people = parts.people
    this.active = new MostActive()
    this.terms = parts.terms
    this.roleNames = parts.roleNames
    this.roleClasses = parts.roleClasses
    this.sorted = parts.documents.count
    this.live = parts.documents.count
    this.totalLength = 0
    this.removed.clear()
    this.unordered.clear()
    this.dropped = 0
    this.roles = new Map(parts.roleNames.map((name, number) => [name, number]))
    this.places = places
    for (let document = 0; document < this.live; document += 1) {
      this.totalLength += parts.documents.length[document] as number
    }
  }

  private addPeople(document: number, piece: Piece): void {
    const seen = new Set<string>()
    for (const [key, role] of piece.people.slice(0, MOST_PEOPLE)) {
      const once = `${role}\u0000${key}`
      if (seen.has(once)) continue
      seen.add(once)
      const person = this.people.intern(key)
      const roleNumber = this.roleNumber(role)
      const kind = this.roleClasses[roleNumber] as RoleClass
      this.documents.appendPerson(person, roleNumber, kind)
      this.addToPerson(person, document, kind)
    }
  }

  private addToPerson(person: number, document: number, kind: RoleClass): void {
    const last = this.people.addDocument(person, document)
    const isLate = last !== undefined && this.documents.compare(last, document) > 0
    if (isLate || this.unordered.has(person)) this.unordered.add(person)
    else this.people.addActivity(person, kind, this.documents.at[document] as number)
  }

  /** Sums again in the order of the log, so that late and removed pieces leave no rounding behind. */
  private recount(person: number): void {
    const { documents, people } = this
    people.clearActivity(person)
    const own = (people.documents[person] as number[]).sort((a, b) => documents.compare(a, b))
    for (const document of own) {
      const end = documents.firstPerson[document + 1] as number
      for (let i = documents.firstPerson[document] as number; i < end; i += 1) {
        if (documents.people[i] !== person) continue
        people.addActivity(
          person,
          this.roleClasses[documents.roles[i] as number] as RoleClass,
          documents.at[document] as number,
        )
      }
    }
  }

  private removeDocument(document: number, person: string | undefined): boolean {
    const { documents } = this
    const only = person === undefined ? undefined : this.people.find(person)
    if (person !== undefined && only === undefined) return false
    let found = false
    const end = documents.firstPerson[document + 1] as number
    for (let i = documents.firstPerson[document] as number; i < end; i += 1) {
      const one = documents.people[i] as number
      if (one >= 0 && (only === undefined || one === only)) {
        this.removePerson(document, one)
        found = true
      }
    }
    if (only === undefined && !this.removed.has(document)) {
      this.retire(document)
      found = true
    }
    return found
  }

  private removePerson(document: number, person: number): void {
    this.takenOut += 1
    const left = this.documents.removePerson(document, person)
    const own = this.people.documents[person] as number[]
    const place = own.lastIndexOf(document)
    if (place >= 0) own.splice(place, 1)
    this.unordered.add(person)
    if (left === 0) this.retire(document)
  }

  private retire(document: number): void {
    if (this.removed.has(document)) return
    this.takenOut += 1
    this.removed.add(document)
    this.places.get(this.documents.sourceOf(document))?.delete(this.documents.ids[document] as string)
    this.documents.ids[document] = ''
    this.totalLength -= this.documents.length[document] as number
    this.live -= 1
  }

  private idsOf(source: string): Map<string, number> {
    let ids = this.places.get(source)
    if (ids === undefined) {
      ids = new Map()
      this.places.set(source, ids)
    }
    return ids
  }

  private sourceNumber(source: string): number {
    const known = this.documents.sourceNames.indexOf(source)
    return known >= 0 ? known : this.documents.sourceNames.push(source) - 1
  }

  private termNumber(term: string): number {
    const known = this.terms.get(term)
    if (known !== undefined) return known
    const list = this.postings.open()
    this.terms.set(term, list)
    return list
  }

  private roleNumber(role: string): number {
    const known = this.roles.get(role)
    if (known !== undefined) return known
    if (this.roleNames.length === 255) return this.roleNumber('other')
    this.roleNames.push(role)
    this.roleClasses.push(roleClass(role))
    this.roles.set(role, this.roleNames.length - 1)
    return this.roleNames.length - 1
  }
}

/** Where each piece is, by source and id. */
export function* placesOf(documents: Documents): Work<Places> {
  const places: Places = new Map(documents.sourceNames.map((name) => [name, new Map<string, number>()]))
  for (const [document, id] of documents.ids.entries()) {
    if (document % STEPS === 0) yield
    places.get(documents.sourceOf(document))?.set(id, document)
  }
  return places
}
