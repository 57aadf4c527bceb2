import { DAY, type Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { forward, HALF_LIVES, SUMS } from './people.ts'
import { decayAt, read, type Reading } from './reading.ts'

/** Everything that is known about each candidate for one ask, one row per candidate. */
export interface Candidates {
  readonly people: readonly number[]
  /** `values[i * names.length + s]`: signal s of candidate i, divided by its largest value, 0 to 1 */
  readonly values: Float64Array
  readonly reading: Reading
}

export const TEXT_SIGNALS = [
  'docs.helped',
  'docs.made',
  'docs.best',
  'profile.helped',
  'profile.made',
  'area.helped',
  'area.made',
  'path.helped',
  'path.made',
] as const
export const TIE_SIGNALS = ['tie.helped', 'tie.recent', 'tie.back', 'tie.text'] as const
export const SIGNALS: readonly string[] = [
  ...TEXT_SIGNALS,
  ...TIE_SIGNALS,
  ...HALF_LIVES.map((days) => `helped.${days}`),
  ...HALF_LIVES.map((days) => `made.${days}`),
]

const BEST_OF_EACH = 40

export interface Situation {
  readonly text: string
  readonly paths: readonly string[]
  readonly now: Instant
  readonly asker: number | undefined
  readonly isAllowed: (person: number) => boolean
  readonly isHidden: ((document: number) => boolean) | undefined
}

/**
 * The people worth ranking (the best forty of every signal) with all their signals.
 */
export function candidatesFor(index: EvidenceIndex, situation: Situation): Candidates {
  const reading = read(index, situation.text, situation)
  const columns: ((person: number) => number)[] = []
  const chosen = new Set<number>()
  const isCandidate = (person: number) =>
    person !== situation.asker &&
    (index.people.documents[person] as number[]).length > 0 &&
    situation.isAllowed(person)
  const take = (people: readonly number[], value: (person: number) => number) => {
    columns.push(value)
    for (const person of bestOf(index, people.filter(isCandidate), value)) chosen.add(person)
  }
  for (const name of TEXT_SIGNALS) {
    const scores = reading.signals.get(name)
    take(scores?.touched ?? [], (person) => scores?.get(person) ?? 0)
  }
  const ties = tiesOf(index, situation, reading)
  for (const name of TIE_SIGNALS) {
    const scores = ties.get(name)
    take([...(scores?.keys() ?? [])], (person) => scores?.get(person) ?? 0)
  }
  const everybody = Array.from({ length: index.people.count }, (_, person) => person)
  for (let sum = 0; sum < SUMS; sum += 1) {
    const now = forward(situation.now, HALF_LIVES[sum % HALF_LIVES.length] as number)
    take(everybody, (person) => (index.people.sums[person * SUMS + sum] as number) / now)
  }
  return { people: [...chosen], values: normalised([...chosen], columns), reading }
}

function bestOf(
  index: EvidenceIndex,
  people: readonly number[],
  value: (person: number) => number,
): number[] {
  const keys = index.people.keys
  return people
    .map((person) => ({ person, value: value(person) }))
    .filter((one) => one.value > 0)
    .sort((a, b) => b.value - a.value || ((keys[a.person] as string) < (keys[b.person] as string) ? -1 : 1))
    .slice(0, BEST_OF_EACH)
    .map((one) => one.person)
}

function normalised(
  people: readonly number[],
  columns: readonly ((person: number) => number)[],
): Float64Array {
  const values = new Float64Array(people.length * columns.length)
  for (const [s, column] of columns.entries()) {
    let largest = 0
    for (const person of people) largest = Math.max(largest, column(person))
    if (largest === 0) continue
    for (const [i, person] of people.entries()) values[i * columns.length + s] = column(person) / largest
  }
  return values
}

const TIE_READ = 3000
const RECENT_DAYS = 120

function tiesOf(
  index: EvidenceIndex,
  situation: Situation,
  reading: Reading,
): Map<string, Map<number, number>> {
  const rows = new Map<string, Map<number, number>>(TIE_SIGNALS.map((name) => [name, new Map()]))
  const { asker } = situation
  if (asker === undefined) return rows
  const add = (name: string, person: number, amount: number) => {
    const row = rows.get(name)
    row?.set(person, (row.get(person) ?? 0) + amount)
  }
  const { documents, roleClasses } = index
  const today = Math.floor(situation.now / DAY)
  const relevance = new Map(reading.documents.map((one) => [one.document, one.score]))
  for (const document of (index.people.documents[asker] as number[]).slice(-TIE_READ)) {
    const first = documents.firstPerson[document] as number
    const end = documents.firstPerson[document + 1] as number
    let askerMade = false
    for (let j = first; j < end; j += 1) {
      if (documents.people[j] === asker && roleClasses[documents.roles[j] as number] === 'made')
        askerMade = true
    }
    const age = today - (documents.day[document] as number)
    for (let j = first; j < end; j += 1) {
      const person = documents.people[j] as number
      if (person < 0 || person === asker) continue
      const kind = roleClasses[documents.roles[j] as number]
      if (kind === 'helped' && askerMade) {
        add('tie.helped', person, decayAt(age))
        add('tie.recent', person, 2 ** (-Math.max(0, age) / RECENT_DAYS))
        const score = relevance.get(document)
        if (score !== undefined) add('tie.text', person, score)
      } else if (kind !== 'saw') add('tie.back', person, decayAt(age))
    }
  }
  return rows
}
