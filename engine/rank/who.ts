import type { Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { type Reason, reasonsFor } from './reasons.ts'
import { candidatesFor, SIGNALS, type Situation } from './signals.ts'
import { shippedWeights, type Weights } from './weights.ts'

export interface Ask {
  readonly text: string
  readonly at: Instant
  /** key of the asker, who is never in the answer; absent for an asker without evidence */
  readonly asker?: string
  /** files or topics that the ask is about, where known */
  readonly paths?: readonly string[]
}

/** What a caller of `maySee` decides on; the text itself is never in the index. */
export interface PieceReference {
  readonly id: string
  readonly source: string
  readonly at: Instant
}

export interface WhoOptions {
  /** at most this many people; 5 where absent */
  readonly limit?: number
  /** reach, limits, pauses, permissions: who may be in the answer. Applied before anything is compared */
  readonly allow?: (person: string) => boolean
  /** pieces that this asker may see; the others count for nothing in text signals and are never a reason */
  readonly maySee?: (piece: PieceReference) => boolean
  /** how much a person was asked of late: invitations of the last two weeks, 0 for nothing */
  readonly load?: (person: string) => number
  /** 1 as learned, 0 leaves out who already helped this asker ('people I don't know yet' ranks by subject alone) */
  readonly tieWeight?: number
  /** 0 to 1; with it, one place from the third on may go to a quiet expert */
  readonly random?: () => number
  readonly weights?: Weights
  /** false where only the order matters (batches); reasons are then empty */
  readonly reasons?: boolean
}

/** One signal of a ranked person: its value (0 to 1 within this answer) and what it added to the score. */
export interface Term {
  readonly signal: string
  readonly value: number
  readonly added: number
}

export interface RankedPerson {
  readonly person: string
  readonly score: number
  /** the part of the score that comes from ties to this asker */
  readonly tie: number
  /** the share of load that was subtracted */
  readonly load: number
  /** true where the reserved share put this person here */
  readonly reserved: boolean
  readonly reasons: readonly Reason[]
  readonly terms: readonly Term[]
}

export function who(index: EvidenceIndex, ask: Ask, options: WhoOptions = {}): RankedPerson[] {
  index.settle()
  const { maySee } = options
  const situation: Situation = {
    text: ask.text,
    paths: ask.paths ?? [],
    now: ask.at,
    asker: ask.asker === undefined ? undefined : index.people.find(ask.asker),
    isAllowed: (person) => options.allow?.(index.people.keys[person] as string) ?? true,
    isHidden: maySee === undefined ? undefined : hiddenBy(index, maySee),
  }
  return ranked(index, situation, options)
}

function hiddenBy(
  index: EvidenceIndex,
  maySee: (piece: PieceReference) => boolean,
): (document: number) => boolean {
  const known = new Map<number, boolean>()
  return (document) => {
    let isHidden = known.get(document)
    if (isHidden === undefined) {
      const { ids, at } = index.documents
      isHidden = !maySee({
        id: ids[document] as string,
        source: index.documents.sourceOf(document),
        at: at[document] as Instant,
      })
      known.set(document, isHidden)
    }
    return isHidden
  }
}

const LOAD_STRENGTH = 0.25

function ranked(index: EvidenceIndex, situation: Situation, options: WhoOptions): RankedPerson[] {
  const candidates = candidatesFor(index, situation)
  const weights = options.weights ?? shippedWeights
  const tieWeight = options.tieWeight ?? 1
  const { keys } = index.people
  const scored = candidates.people.map((person, i) => {
    let score = 0
    let tie = 0
    for (const [s, name] of SIGNALS.entries()) {
      const added = (candidates.values[i * SIGNALS.length + s] as number) * (weights.values[name] ?? 0)
      if (name.startsWith('tie.')) tie += added * tieWeight
      else score += added
    }
    const load =
      options.load === undefined
        ? 0
        : LOAD_STRENGTH * Math.log1p(Math.max(0, options.load(keys[person] as string)))
    return { person, i, score: score + tie - load, tie, load }
  })
  scored.sort(
    (a, b) => b.score - a.score || ((keys[a.person] as string) < (keys[b.person] as string) ? -1 : 1),
  )
  const { asker, isHidden } = situation
  const context = { index, reading: candidates.reading, asker, isHidden, withTies: tieWeight > 0 }
  return scored.slice(0, options.limit ?? 5).map(({ person, i, score, tie, load }) => ({
    person: keys[person] as string,
    score,
    tie,
    load,
    reserved: false,
    reasons: options.reasons === false ? [] : reasonsFor(context, person),
    terms: SIGNALS.map((signal, s) => {
      const value = candidates.values[i * SIGNALS.length + s] as number
      return { signal, value, added: value * (weights.values[signal] ?? 0) }
    }).filter((term) => term.added !== 0),
  }))
}
