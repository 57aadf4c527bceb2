import type { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { Learner } from '#engine/rank/learner.ts'
import { type RankedPerson, who } from '#engine/rank/who.ts'
import type { EvidenceSet } from '#surfaces/cli/who/evidence-set.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'
import { replay } from '#surfaces/cli/who/replay.ts'
import { baselinesFor, recentHelp } from './baselines.ts'
import { type Quality, qualityOf, type Ranks, ranksByScore } from './metrics.ts'
import { firstLine } from './peers.ts'

/** Loads of the sensitivity rows: a first place of the last two weeks weighs as in the product. */
const LOAD_DAYS = 14 * 86_400_000
const DEEP = 300

/** All rankers over the test asks in one run, by name. */
export function measureQuality(set: EvidenceSet, queries: readonly Query[]): Map<string, Quality> {
  const rows = new Map<string, Ranks[]>()
  const note = (name: string, ranks: Ranks) => rows.set(name, [...noted(rows, name), ranks])
  const learner = new Learner()
  const firsts = new Map<string, number[]>()
  let people = 0
  for (const { query, index } of replay(set, queries)) {
    const rank = ranker(index, query)
    if (query.split !== 'test') {
      learner.take(rank.list({ limit: Learner.SHOWN }), (person) => query.helpers.includes(person))
      continue
    }
    people = Math.max(people, index.people.count)
    noteBaselines(index, query, note)
    note('Askwell, TEXT', rank.ours({}))
    note('Askwell, SUBJECT', rank.ours({ text: firstLine(query.text) }))
    note('Askwell, TEXT+PATHS', rank.ours({ paths: query.paths }))
    note('Askwell, TEXT, no ties', rank.ours({ tieWeight: 0 }))
    note('Askwell, TEXT, learning online', rank.ours({ weights: learner.weights }))
    learner.take(rank.list({ limit: Learner.SHOWN }), (person) => query.helpers.includes(person))
    const load = (person: string) =>
      (firsts.get(person) ?? []).filter((at) => query.at - at < LOAD_DAYS).length
    const balanced = rank.ours({ load })
    note('Askwell, TEXT, load balanced', balanced)
    if (balanced.first !== undefined)
      firsts.set(balanced.first, [...(firsts.get(balanced.first) ?? []), query.at])
    noteWithoutStar(index, query, note)
  }
  return new Map([...rows].map(([name, ranks]) => [name, qualityOf(ranks, people)]))
}

function noted(rows: ReadonlyMap<string, Ranks[]>, name: string): Ranks[] {
  return rows.get(name) ?? []
}

interface Change {
  readonly text?: string
  readonly paths?: readonly string[]
  readonly limit?: number
  readonly tieWeight?: number
  readonly load?: (person: string) => number
  readonly allow?: (person: string) => boolean
  readonly weights?: Learner['weights']
}

function ranker(index: EvidenceIndex, query: Query, helpers: readonly string[] = query.helpers) {
  const list = ({ text = query.text, paths = [], limit = DEEP, ...options }: Change): RankedPerson[] =>
    who(index, { text, paths, at: query.at, asker: query.asker ?? '' }, { limit, reasons: false, ...options })
  const ours = (change: Change): Ranks => {
    const places = new Map(list(change).map(({ person }, place) => [person, place + 1]))
    const [first] = places.keys()
    return { ranks: helpers.map((helper) => places.get(helper) ?? Number.POSITIVE_INFINITY), first }
  }
  return { list, ours }
}

function noteBaselines(index: EvidenceIndex, query: Query, note: (name: string, ranks: Ranks) => void): void {
  const asker = index.people.find(query.asker ?? '')
  const recent = Float64Array.from({ length: index.people.count }, (_, person) =>
    recentHelp(index, person, query.at),
  )
  const helpers = query.helpers.map((helper) => index.people.find(helper) ?? -1)
  for (const [name, scores] of Object.entries(
    baselinesFor(index, { text: query.text, now: query.at, asker }),
  )) {
    const best = [...scores].reduce<[number, number]>((a, b) => (b[1] > a[1] ? b : a), [-1, 0])
    note(name, { ranks: ranksByScore(scores, helpers, recent), first: index.people.keys[best[0]] })
  }
}

/** Who helped most of late is taken out of the candidates and of the truth: the quiet expert, not the obvious one. */
function noteWithoutStar(
  index: EvidenceIndex,
  query: Query,
  note: (name: string, ranks: Ranks) => void,
): void {
  let star = 0
  for (let person = 1; person < index.people.count; person += 1) {
    if (recentHelp(index, person, query.at) > recentHelp(index, star, query.at)) star = person
  }
  const key = index.people.keys[star]
  const helpers = query.helpers.filter((helper) => helper !== key)
  if (helpers.length === 0) return
  note('Askwell, TEXT, no star', ranker(index, query, helpers).ours({ allow: (person) => person !== key }))
}
