import type { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { forward, SUMS } from '#engine/rank/people.ts'
import { type Reading, read } from '#engine/rank/reading.ts'
import type { Scores } from '#engine/rank/scratch.ts'
import { readTies } from '#engine/rank/ties.ts'
import { type Instant, instant } from '#engine/time/instant.ts'

export interface BenchAsk {
  readonly text: string
  readonly now: Instant
  readonly asker: number | undefined
}

/** Score per person; who isn't in it has none. */
export type Baseline = ReadonlyMap<number, number>

const MOST_DOCUMENTS = 300
const HELPED_120 = 1

/**
 * The rankers that ours is held against, from the same words and the same evidence: Balog's document and profile
 * models, popularity, and ties. Made of help counts 1 and own work half, as in the report, where it says so.
 */
export function baselinesFor(index: EvidenceIndex, ask: BenchAsk): Record<string, Baseline> {
  const reading = read(index, ask.text, { now: ask.now, paths: [], isHidden: undefined })
  const [long] = readTies(index, { asker: ask.asker, now: ask.now, isHidden: undefined }, reading.documents)
  const everybody = Array.from({ length: index.people.count }, (_, person) => person)
  const helpCount = (person: number) => (index.people.documents[person] ?? []).length
  const all: Record<string, Map<number, number>> = {
    'popularity, all time': new Map(everybody.map((person) => [person, helpCount(person)])),
    'recent popularity, 120 days': new Map(
      everybody.map((person) => [person, recentHelp(index, person, ask.now)]),
    ),
    'who helped this asker (tie)': perPerson(long, 1),
    'BM25 best document': bestDocument(index, reading),
    'BM25 documents summed': summed(index, reading, ({ match }) => match),
    'the same, decayed': summed(index, reading, ({ score }) => score),
    'profiles, decayed': perPerson(reading.scores.profile, 2),
  }
  if (ask.asker !== undefined) for (const scores of Object.values(all)) scores.delete(ask.asker)
  return all
}

/** Help of the last months per person, as of `now`. */
export function recentHelp(index: EvidenceIndex, person: number, now: Instant): number {
  return (index.people.sums[person * SUMS + HELPED_120] ?? 0) / forward(instant(now), 120)
}

function perPerson(scores: Scores | undefined, perSlot: 1 | 2): Map<number, number> {
  const people = new Map<number, number>()
  for (let i = 0; i < (scores?.count ?? 0); i += 1) {
    const slot = scores?.touched[i] ?? 0
    const share = perSlot === 2 && slot % 2 === 0 ? 0.5 : 1
    add(people, Math.floor(slot / perSlot), share * (scores?.values[slot] ?? 0))
  }
  return people
}

function bestDocument(index: EvidenceIndex, reading: Reading): Map<number, number> {
  const people = new Map<number, number>()
  for (const { document, match } of reading.documents) {
    for (const [person] of peopleIn(index, document))
      people.set(person, Math.max(people.get(person) ?? 0, match))
  }
  return people
}

function summed(
  index: EvidenceIndex,
  reading: Reading,
  value: (one: Reading['documents'][number]) => number,
): Map<number, number> {
  const people = new Map<number, number>()
  const best = [...reading.documents].sort((a, b) => value(b) - value(a)).slice(0, MOST_DOCUMENTS)
  for (const one of best) {
    for (const [person, share] of peopleIn(index, one.document)) add(people, person, share * value(one))
  }
  return people
}

function peopleIn({ documents }: EvidenceIndex, document: number): [person: number, share: number][] {
  const from = documents.firstPerson[document] ?? 0
  const slots = [...documents.slots.subarray(from, documents.firstPerson[document + 1])]
  return slots.filter((slot) => slot >= 0).map((slot) => [slot >> 1, slot % 2 === 0 ? 0.5 : 1])
}

function add(people: Map<number, number>, person: number, amount: number): void {
  people.set(person, (people.get(person) ?? 0) + amount)
}
