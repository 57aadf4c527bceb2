import { createHash } from 'node:crypto'
import type { Piece } from '#engine/evidence/piece.ts'
import { takePieces } from '#features/evidence/commands.ts'
import { countNew } from '#features/evidence/queries.ts'
import type { Item, ReadContext } from '#importers/contract.ts'
import type { Clock } from '#platform/clock.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { type ImportCounts, type ImportRun, NOTHING_YET, plus } from '../schema.ts'
import { beginRun, findUnfinished, saveProgress } from '../store.ts'
import { batchesOf } from './import/batches.ts'
import { type Census, takeCensus } from './import/census.ts'
import { matchOrAddPeople, matchPeople } from './match-people.ts'

export interface ImportParts {
  readonly transact: Transact
  readonly clock: Clock
  readonly secret: SecretKey
}

export interface EvidenceSource {
  readonly importer: string
  /** importer, place and options in one text: the same text is the same import, which goes on where it stopped */
  readonly identity: string
  readonly read: (context: ReadContext) => AsyncIterable<Item>
  readonly fullNamesOnly: boolean
}

export interface ImportProgress {
  readonly step: 'reading' | 'storing'
  readonly done: number
  readonly total?: number
}

export interface ImportOptions {
  readonly dryRun: boolean
  /** the demo on a repository: who isn't here is added as a simulated person */
  readonly addPeople?: boolean
  /** pieces at most, newest first; default: all */
  readonly most?: number
  /** pieces in one transaction; default 500 */
  readonly batch?: number
  readonly progress?: (progress: ImportProgress) => void
  readonly signal?: AbortSignal
}

export interface ImportReport {
  /** null in a dry run */
  readonly run: string | null
  /** it went on where an earlier run had stopped */
  readonly resumed: boolean
  readonly counts: ImportCounts
  /** how many people of the source are people of the organisation, and how many aren't */
  readonly people: { readonly here: number; readonly elsewhere: number }
  /** ids of people with the number of pieces that they are in, most first */
  readonly piecesOf: ReadonlyMap<string, number>
  readonly firstSubjects: Census['firstSubjects']
  /** why parts were skipped, how often, and where first */
  readonly skips: Census['skips']
  /** the source broke off; what was read until there is kept */
  readonly brokeOff?: Refusal
}

/**
 * Brings the evidence of a source into the organisation. It is read twice: first for who is in it, because a name
 * or an address that tells who somebody is may stand in the last line; then for the pieces, in batches, each with
 * the place to go on from in the same transaction. Kill it and run it again: it goes on.
 */
export async function importEvidence(
  parts: ImportParts,
  source: EvidenceSource,
  options: ImportOptions,
): Promise<ImportReport | Refusal> {
  const census = await takeCensus(source, options, parts.clock.now())
  if (isRefusal(census)) return census
  const people = await whoIsHere(parts, source, census, options)
  if (isRefusal(people)) return people
  const begun = options.dryRun ? null : await parts.transact((tx) => beginOrGoOn(tx, source))
  if (isRefusal(begun)) return begun
  const job = { parts, source, options, census, people }
  const stored = await storeAll(job, begun?.run ?? null)
  if (isRefusal(stored)) return stored
  return {
    run: begun?.run.id ?? null,
    resumed: begun?.resumed ?? false,
    counts: stored.counts,
    people: { here: new Set(people.values()).size, elsewhere: census.identities.length - people.size },
    piecesOf: piecesByPerson(census, people),
    firstSubjects: census.firstSubjects,
    skips: census.skips,
    ...(stored.brokeOff ? { brokeOff: stored.brokeOff } : {}),
  }
}

function whoIsHere(
  { transact, secret }: ImportParts,
  { fullNamesOnly }: EvidenceSource,
  { identities }: Census,
  { addPeople = false, dryRun }: ImportOptions,
): Promise<Map<string, string> | Refusal> {
  const matching = { secret, fullNamesOnly }
  if (addPeople && !dryRun) return matchOrAddPeople(transact, identities, matching)
  return transact((tx) => matchPeople(tx, identities, matching))
}

async function beginOrGoOn(tx: Parameters<typeof beginRun>[0], { importer, identity }: EvidenceSource) {
  const sourceKey = createHash('sha256').update(identity).digest('hex')
  const found = await findUnfinished(tx, sourceKey)
  return { run: found ?? (await beginRun(tx, importer, sourceKey)), resumed: found !== null }
}

interface Job {
  readonly parts: ImportParts
  readonly source: EvidenceSource
  readonly options: ImportOptions
  readonly census: Census
  readonly people: ReadonlyMap<string, string>
}

interface Stored {
  readonly counts: ImportCounts
  readonly brokeOff?: Refusal
}

const BATCH = 500

async function storeAll(job: Job, begun: ImportRun | null): Promise<Stored | Refusal> {
  const { source, options, census } = job
  const context = readContext(job, begun?.cursor ?? null)
  let run = begun
  let counts = begun?.counts ?? NOTHING_YET
  let brokeOff: Refusal | undefined
  for await (const batch of batchesOf(source.read(context), options.batch ?? BATCH, options.most)) {
    const pieces = batch.pieces.flatMap((piece) => newPiece(piece, job) ?? [])
    const added = await storeBatch(job, pieces, run, (fresh) => {
      const now = countsOf(batch, pieces.length, fresh)
      const state = batch.refusal ? 'failed' : batch.last ? 'done' : 'running'
      return { counts: plus(counts, now), state, cursor: batch.cursor ?? run?.cursor ?? null }
    })
    if (isRefusal(added)) return added
    counts = plus(counts, countsOf(batch, pieces.length, added))
    if (run) run = { ...run, cursor: batch.cursor ?? run.cursor }
    brokeOff = batch.refusal
    options.progress?.({ step: 'storing', done: counts.read, total: Math.max(census.pieces, counts.read) })
  }
  return { counts, ...(brokeOff ? { brokeOff } : {}) }
}

function readContext({ parts, options, census }: Job, cursor: string | null): ReadContext {
  return {
    now: parts.clock.now(),
    known: census.identities,
    ...(cursor === null ? {} : { cursor }),
    ...(options.signal ? { signal: options.signal } : {}),
  }
}

type ProgressFor = (added: number) => Parameters<typeof saveProgress>[2]

/** @returns how many pieces were new, or would be */
async function storeBatch(
  { parts }: Job,
  pieces: readonly NewPiece[],
  run: ImportRun | null,
  progressFor: ProgressFor,
): Promise<number | Refusal> {
  return parts.transact(async (tx) => {
    if (run === null) return countNew(tx, pieces)
    const added = await takePieces(tx, pieces, run.id)
    return (await saveProgress(tx, run, progressFor(added))) ? added : refuse('import.goesOnElsewhere')
  })
}

function countsOf(batch: { pieces: readonly Piece[]; skipped: number }, usable: number, added: number) {
  return {
    read: batch.pieces.length,
    added,
    known: usable - added,
    unknownPeople: batch.pieces.length - usable,
    skipped: batch.skipped,
  }
}

type NewPiece = Parameters<typeof takePieces>[1][number]

/** Nothing where nobody in it is here. Who stands in it under two keys keeps the first, stronger role. */
function newPiece(piece: Piece, { people, census }: Job): NewPiece | undefined {
  const roles = new Map<string, string>()
  for (const [key, role] of piece.people) {
    const id = people.get(census.keyOf(key))
    if (id !== undefined && !roles.has(id)) roles.set(id, role)
  }
  if (roles.size === 0) return undefined
  return {
    source: storable(piece.source),
    externalId: storable(piece.id),
    at: piece.at,
    text: storable(piece.text),
    paths: piece.paths.slice(0, 60).map(storable),
    people: [...roles],
    seenBy: 'all',
  }
}

/** The database holds neither U+0000 nor half a character. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

function piecesByPerson(census: Census, people: ReadonlyMap<string, string>): Map<string, number> {
  const found = new Map<string, number>()
  for (const [key, pieces] of census.piecesOf) {
    const id = people.get(census.keyOf(key))
    if (id !== undefined) found.set(id, (found.get(id) ?? 0) + pieces)
  }
  return new Map([...found].sort(([, a], [, b]) => b - a))
}
