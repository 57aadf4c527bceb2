import { Learner } from '#engine/rank/learner.ts'
import { type RankedPerson, who } from '#engine/rank/who.ts'
import type { EvidenceSet } from './evidence-set.ts'
import type { Query } from './queries.ts'
import { replay } from './replay.ts'

export interface BatchOptions {
  readonly limit: number
  /** leaves the queries' paths unread */
  readonly textOnly: boolean
  /** a query's helpers count as its outcome for later ones */
  readonly learn: boolean
  readonly progress?: (done: number) => void
}

export interface BatchLine {
  readonly id: string | number
  readonly people: readonly { readonly person: string | number; readonly score: number }[]
}

/** Answers every query from the evidence before it, in the order of the file. */
export function answerBatch(set: EvidenceSet, queries: readonly Query[], options: BatchOptions): BatchLine[] {
  const lines: BatchLine[] = Array.from({ length: queries.length })
  const learner = options.learn ? new Learner() : undefined
  let done = 0
  for (const { query, place, index } of replay(set, queries)) {
    const ask = {
      text: query.text,
      at: query.at,
      paths: options.textOnly ? [] : query.paths,
      ...(query.asker === undefined ? {} : { asker: set.keyOf(query.asker) ?? query.asker }),
    }
    const limit = Math.max(options.limit, learner ? Learner.SHOWN : 0)
    const people = who(index, ask, {
      limit,
      reasons: false,
      ...(learner ? { weights: learner.weights } : {}),
    })
    lines[place] = { id: query.id, people: people.slice(0, options.limit).map((one) => shown(set, one)) }
    const helpers = new Set(query.helpers.map((helper) => set.keyOf(helper) ?? helper))
    learner?.take(people, (person) => helpers.has(person))
    done += 1
    options.progress?.(done)
  }
  return lines
}

/** Persons are given back as they were given: a number stays a number. */
function shown(set: EvidenceSet, { person, score }: RankedPerson): BatchLine['people'][number] {
  const known = set.people.get(person)
  return {
    person: known?.number ?? known?.email ?? known?.name ?? person,
    score: Math.round(score * 1e6) / 1e6,
  }
}
