import type { Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { type Reason, reasonsFor, tellingWords } from './reasons.ts'
import { type Candidates, candidatesFor, SIGNALS, type Situation, TEXT_SIGNALS } from './signals.ts'
import { shippedWeights } from './shipped-weights.ts'
import { hiddenBy, type PieceReference } from './visibility.ts'
import type { Weights } from './weights.ts'

export interface Ask {
  readonly text: string
  readonly at: Instant
  /** key of the asker, who is never in the answer; absent for an asker without evidence */
  readonly asker?: string
  /** files or topics that the ask is about, where known */
  readonly paths?: readonly string[]
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

/**
 * People who could help with an ask, best first, with reasons.
 *
 * @param ask `at` is now; evidence from later than that counts as of now
 * @returns nobody for an index without evidence; never the asker
 * @cost git/git with 60,000 pieces: about 1 ms for a short ask, 3 ms for a long one
 * @source linear model over the signals of `signals.ts`; weights and what was tried: README.md
 * @example who(index, { text: 'pooler timeout', at: now, asker: 'ada@example.org' }, { limit: 3 })
 */
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

/** Subtracted per log(1 + load): on git/git it costs no found helper (MRR .538 without, .539 with it). */
const LOAD_STRENGTH = 0.25
/** Chance that a place from the third on goes to a quiet expert. */
const RESERVED_SHARE = 0.08
const FIRST_RESERVED_PLACE = 2
/** Quiet is who gave less than this share of the busiest candidate's help in the last months. */
const QUIET = 0.1
const HELPED_LATELY = SIGNALS.indexOf('helped.120')

interface Scored {
  readonly person: number
  readonly row: number
  readonly score: number
  readonly tie: number
  readonly load: number
  /** what the subject alone gives */
  readonly subject: number
}

function ranked(index: EvidenceIndex, situation: Situation, options: WhoOptions): RankedPerson[] {
  const candidates = candidatesFor(index, situation)
  const weights = options.weights ?? shippedWeights
  const tieWeight = options.tieWeight ?? 1
  const { keys } = index.people
  const key = (person: number) => keys[person] as string
  const columns = Float64Array.from(
    SIGNALS,
    (name) => (weights.values[name] ?? 0) * (isTie(name) ? tieWeight : 1),
  )
  const scored = candidates.people
    .map((person, row) => score(candidates, columns, { person, row, load: loadOf(key(person), options) }))
    .sort((a, b) => b.score - a.score || (key(a.person) < key(b.person) ? -1 : 1))
  const { asker, isHidden } = situation
  const { reading } = candidates
  const telling = tellingWords(index, reading)
  const context = { index, reading, telling, asker, isHidden, withTies: tieWeight > 0 }
  const { chosen, reserved } = choose(candidates, scored, options)
  return chosen.map((one) => ({
    person: key(one.person),
    score: one.score,
    tie: one.tie,
    load: one.load,
    reserved: reserved.has(one),
    reasons: options.reasons === false ? [] : reasonsFor(context, one.person),
    terms: termsOf(candidates, columns, one.row),
  }))
}

function score(
  { values }: Candidates,
  columns: Float64Array,
  { person, row, load }: { person: number; row: number; load: number },
): Scored {
  let tie = 0
  let subject = 0
  let activity = 0
  for (const [s, name] of SIGNALS.entries()) {
    const added = (values[row * SIGNALS.length + s] as number) * (columns[s] as number)
    if (isTie(name)) tie += added
    else if (s < TEXT_SIGNALS.length) subject += added
    else activity += added
  }
  return { person, row, score: subject + activity + tie - load, tie, load, subject }
}

function loadOf(person: string, { load }: WhoOptions): number {
  return load === undefined ? 0 : LOAD_STRENGTH * Math.log1p(Math.max(0, load(person)))
}

/** The best, in order; with chance given, a few places from the third on go to who knows the subject and is seldom asked. */
function choose(
  { values }: Candidates,
  scored: readonly Scored[],
  { limit = 5, random }: WhoOptions,
): { chosen: Scored[]; reserved: ReadonlySet<Scored> } {
  const chosen = scored.slice(0, limit)
  const reserved = new Set<Scored>()
  if (random === undefined) return { chosen, reserved }
  const quiet = scored
    .slice(limit)
    .filter(
      ({ row, subject }) => subject > 0 && (values[row * SIGNALS.length + HELPED_LATELY] as number) < QUIET,
    )
    .sort((a, b) => b.subject - a.subject)
  for (let place = FIRST_RESERVED_PLACE; place < chosen.length; place += 1) {
    if (random() >= RESERVED_SHARE) continue
    const next = quiet.shift()
    if (next === undefined) break
    chosen[place] = next
    reserved.add(next)
  }
  return { chosen, reserved }
}

function termsOf({ values }: Candidates, columns: Float64Array, row: number): Term[] {
  const terms: Term[] = []
  for (const [s, signal] of SIGNALS.entries()) {
    const value = values[row * SIGNALS.length + s] as number
    if (value > 0) terms.push({ signal, value, added: value * (columns[s] as number) })
  }
  return terms
}

function isTie(signal: string): boolean {
  return signal.startsWith('tie.')
}
