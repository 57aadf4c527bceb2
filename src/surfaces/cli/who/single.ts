import type { Instant } from '#engine/time/instant.ts'
import { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { fitOf, placesFor } from '#engine/rank/fits.ts'
import { sayReason } from '#engine/rank/say.ts'
import { who } from '#engine/rank/who.ts'
import type { Identity } from '#importers/contract.ts'
import { oneLine } from '#platform/i18n/plain.ts'
import type { EvidenceSet } from './evidence-set.ts'

/** One person of an answer, whatever it was answered from. */
export interface Suggestion {
  /** address, name or number, as the source has it */
  readonly person: string | number
  /** to be read by people */
  readonly name: string
  readonly score: number
  /** in words, most specific first */
  readonly reasons: readonly string[]
}

export interface Question {
  readonly text: string
  readonly asker: string | undefined
  readonly limit: number
}

/**
 * Answers one ask from evidence that was read just now. Who has neither a word of it in their evidence nor a tie to
 * the asker is no answer to it, however busy they are: a text that nothing matches finds nobody.
 */
export function answerOne(set: EvidenceSet, { text, asker, limit }: Question, now: Instant): Suggestion[] {
  const index = new EvidenceIndex(set.stems)
  for (const piece of set.pieces) if (piece.at < now) index.add(piece)
  const key = asker === undefined ? undefined : set.keyOf(asker)
  const ask = { text, at: now, ...(key === undefined ? {} : { asker: key }) }
  const all = who(index, ask, { limit: set.people.size, reasons: false })
  const found = who(index, ask, { limit: placesFor(all, limit) }).filter((one) => fitOf(one) !== 'none')
  return found.map((one) => {
    const known = set.people.get(one.person)
    return {
      person: known?.number ?? known?.email ?? known?.name ?? one.person,
      name: nameOf(known, one.person),
      score: Math.round(one.score * 1e6) / 1e6,
      reasons: one.reasons.map((reason) => sayReason(reason, now)),
    }
  })
}

const WIDTH = 80
const MOST_LINES = 5

/** At most five lines of at most 80 columns: place, name, first reason. */
export function sayPeople(people: readonly Suggestion[]): string {
  const few = people.slice(0, MOST_LINES)
  const names = few.map(({ name }) => oneLine(name, 26))
  const widest = Math.max(...names.map((name) => name.length))
  return few
    .map(({ reasons }, i) => {
      const start = `${i + 1}  ${(names[i] ?? '').padEnd(widest)}  `
      return start + oneLine(reasons[0] ?? 'active here', WIDTH - start.length)
    })
    .join('\n')
}

function nameOf(known: Identity | undefined, key: string): string {
  return known?.name ?? known?.email ?? (known?.number === undefined ? key : `person ${known.number}`)
}
