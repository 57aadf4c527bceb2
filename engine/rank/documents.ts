import type { RoleClass } from '#engine/evidence/strength.ts'
import { DAY } from '#engine/time/instant.ts'
import { grown } from './postings.ts'

/** What the index keeps of each piece: its moment, its length in words, its people with roles. Never its text. */
export class Documents {
  count = 0
  at = new Float64Array(64)
  /** whole days since 1970, for decay by table */
  day = new Int32Array(64)
  length = new Float32Array(64)
  /** people of document d: places `firstPerson[d]` up to `firstPerson[d + 1]` */
  firstPerson = new Int32Array(65)
  people = new Int32Array(64)
  roles = new Uint8Array(64)
  /** beside `people`: twice the person, plus 1 where they helped; -1 where it counts for nothing */
  slots = new Int32Array(64)
  ids: string[] = []
  sources: number[] = []
  sourceNames: string[] = []

  append(piece: { id: string; source: number; at: number; length: number }): number {
    const document = this.count
    if (document === this.at.length) this.grow(document * 2)
    this.at[document] = piece.at
    this.day[document] = Math.floor(piece.at / DAY)
    this.length[document] = piece.length
    this.ids.push(piece.id)
    this.sources.push(piece.source)
    this.count += 1
    this.firstPerson[this.count] = this.firstPerson[document] as number
    return document
  }

  /** Adds a person to the document appended last. */
  appendPerson(person: number, role: number, kind: RoleClass): void {
    const place = this.firstPerson[this.count] as number
    if (place === this.people.length) {
      this.people = grown(this.people, place * 2)
      this.roles = grown(this.roles, place * 2)
      this.slots = grown(this.slots, place * 2)
    }
    this.people[place] = person
    this.roles[place] = role
    this.slots[place] = slotOf(person, kind)
    this.firstPerson[this.count] = place + 1
  }

  /** Takes a person out of a document; gives how many others are left. */
  removePerson(document: number, person: number): number {
    let left = 0
    const end = this.firstPerson[document + 1] as number
    for (let i = this.firstPerson[document] as number; i < end; i += 1) {
      if (this.people[i] === person) {
        this.people[i] = -1
        this.slots[i] = -1
      } else if ((this.people[i] as number) >= 0) left += 1
    }
    return left
  }

  /** Order of the log: by time, then id, then source; the same on every instance, whatever came first. */
  compare(one: number, other: number): number {
    const apart = (this.at[one] as number) - (this.at[other] as number)
    if (apart !== 0) return apart
    const a = this.ids[one] as string
    const b = this.ids[other] as string
    if (a !== b) return a < b ? -1 : 1
    const x = this.sourceOf(one)
    const y = this.sourceOf(other)
    return x === y ? 0 : x < y ? -1 : 1
  }

  sourceOf(document: number): string {
    return this.sourceNames[this.sources[document] as number] as string
  }

  private grow(room: number): void {
    this.at = grown(this.at, room)
    this.day = grown(this.day, room)
    this.length = grown(this.length, room)
    this.firstPerson = grown(this.firstPerson, room + 1)
  }
}

function slotOf(person: number, kind: RoleClass): number {
  if (kind === 'helped') return person * 2 + 1
  return kind === 'made' ? person * 2 : -1
}
