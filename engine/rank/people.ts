import type { RoleClass } from '#engine/evidence/strength.ts'
import { DAY } from '#engine/time/instant.ts'
import { grown } from './postings.ts'

/** Half-lives in days of the activity sums, first of help, then of own work. */
export const HALF_LIVES = [30, 120, 365, 1000] as const
export const SUMS = HALF_LIVES.length * 2
/** 2020-01-01. With doubles and 30 days the exponents last 80 years to either side. */
const EPOCH_DAY = 18262
const LARGEST_EXPONENT = 1000

/**
 * Everybody who occurs in the evidence: key, own documents in the order of the log, and forward-decayed sums of
 * activity. A sum is stored as of the epoch (2^((t - epoch) / half-life) for each piece), so that time passing
 * costs nothing; `now` divides it when it is read.
 *
 * @source G. Cormode, V. Shkapenyuk, D. Srivastava, B. Xu, Forward decay, ICDE 2009
 */
export class People {
  keys: string[] = []
  documents: number[][] = []
  sums = new Float64Array(64 * SUMS)
  /** moment of the last help and of the last own work; long ago where there is none */
  lastHelped = new Float64Array(64).fill(Number.NEGATIVE_INFINITY)
  lastMade = new Float64Array(64).fill(Number.NEGATIVE_INFINITY)
  /** grows with every change of a sum */
  revision = 0
  private readonly numbers = new Map<string, number>()

  get count(): number {
    return this.keys.length
  }

  find(key: string): number | undefined {
    return this.numbers.get(key)
  }

  intern(key: string): number {
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const person = this.keys.length
    this.keys.push(key)
    this.documents.push([])
    this.numbers.set(key, person)
    if (person === this.lastHelped.length) this.grow(person * 2)
    this.clearActivity(person)
    return person
  }

  /** Forgets the key; the number stays, with nothing behind it. */
  forget(person: number): void {
    this.numbers.delete(this.keys[person] as string)
    this.keys[person] = ''
    this.documents[person] = []
    this.clearActivity(person)
  }

  /** Notes that a person is in a document, once; gives the person's newest one before, if any. */
  addDocument(person: number, document: number): number | undefined {
    const own = this.documents[person] as number[]
    const last = own.at(-1)
    if (last !== document) own.push(document)
    return last
  }

  addActivity(person: number, kind: RoleClass, at: number): void {
    if (kind !== 'helped' && kind !== 'made') return
    this.revision += 1
    const last = kind === 'helped' ? this.lastHelped : this.lastMade
    last[person] = Math.max(last[person] as number, at)
    const first = person * SUMS + (kind === 'helped' ? 0 : HALF_LIVES.length)
    for (let h = 0; h < HALF_LIVES.length; h += 1) {
      const place = first + h
      this.sums[place] = (this.sums[place] as number) + forward(at, HALF_LIVES[h] as number)
    }
  }

  clearActivity(person: number): void {
    this.revision += 1
    this.sums.fill(0, person * SUMS, (person + 1) * SUMS)
    this.lastHelped[person] = Number.NEGATIVE_INFINITY
    this.lastMade[person] = Number.NEGATIVE_INFINITY
  }

  private grow(room: number): void {
    this.sums = grown(this.sums, room * SUMS)
    this.lastHelped = grown(this.lastHelped, room)
    this.lastMade = grown(this.lastMade, room)
  }
}

/** What a piece at `at` adds to a sum with this half-life, as of the epoch. */
export function forward(at: number, halfLifeDays: number): number {
  const exponent = (at / DAY - EPOCH_DAY) / halfLifeDays
  return 2 ** Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent))
}
