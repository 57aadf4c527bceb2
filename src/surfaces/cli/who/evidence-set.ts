import { importer as evidenceImporter } from '#importers/evidence-jsonl/importer.ts'
import { gather, type Gathered } from '#importers/contract/gather.ts'
import type { Identity, Item, ReadContext } from '#importers/contract.ts'
import { importer as gitImporter } from '#importers/git/importer.ts'
import type { Piece } from '#engine/evidence/piece.ts'
import type { Stems } from '#engine/rank/stems.ts'
import type { Instant } from '#engine/time/instant.ts'
import { loadStems } from '#platform/i18n/load-stems.ts'
import { isRefusal, refuse, type Refusal } from '#platform/refusal.ts'

/** All evidence of one run, oldest first, with its people under one key each. */
export interface EvidenceSet {
  readonly pieces: readonly Piece[]
  readonly people: ReadonlyMap<string, Identity>
  /** for an index over it */
  readonly stems: Stems
  /** key of a person by key or address; unknown people have none */
  keyOf(person: string): string | undefined
}

/** Reads a repository as the git importer does; tests give their own. */
export type ReadGit = (path: string, context: ReadContext) => AsyncIterable<Item>

export interface Sources {
  readonly evidence: readonly string[]
  readonly git: readonly string[]
  readonly now: Instant
  readonly readGit?: ReadGit
  readonly progress?: (file: string, done: number) => void
}

/**
 * Reads evidence files and repositories into one set. People with the same address are one, whatever source
 * names them. A line that can't be read refuses the whole: a ranking from half a file would look like an answer.
 */
export async function readEvidenceSet(sources: Sources): Promise<EvidenceSet | Refusal> {
  const people = new Map<string, Identity>()
  const byAddress = new Map<string, string>()
  const pieces: Piece[] = []
  for (const read of reads(sources, people)) {
    const gathered = await gather(read.items())
    const refusal = refusalOf(gathered, read)
    if (refusal) return refusal
    const keys = new Map<string, string>()
    for (const { person } of gathered.people.values()) keys.set(person.key, meet(person, people, byAddress))
    for (const piece of gathered.pieces) pieces.push(underKeys(piece, keys))
  }
  pieces.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return {
    pieces,
    people,
    stems: await loadStems(),
    keyOf: (person) => (people.has(person) ? person : byAddress.get(person.toLowerCase())),
  }
}

interface Read {
  readonly name: string
  readonly skipsAreFaults: boolean
  items(): AsyncIterable<Item>
}

function* reads(sources: Sources, people: ReadonlyMap<string, Identity>): Generator<Read> {
  const readGit = sources.readGit ?? ((path, context) => gitImporter.read(path, { ref: 'HEAD' }, context))
  const context = (name: string) => ({
    now: sources.now,
    progress: ({ done }: { done: number }) => sources.progress?.(name, done),
  })
  for (const name of sources.git) {
    // people of the repositories before, so that somebody who works in several is one person
    yield {
      name,
      skipsAreFaults: false,
      items: () => readGit(name, { ...context(name), known: people.values() }),
    }
  }
  for (const [place, name] of sources.evidence.entries()) {
    const options = { source: `evidence ${place + 1}` }
    yield { name, skipsAreFaults: true, items: () => evidenceImporter.read(name, options, context(name)) }
  }
}

function refusalOf(gathered: Gathered, read: Read): Refusal | undefined {
  if (isRefusal(gathered.refusal)) return gathered.refusal
  const [skip] = gathered.skips
  if (!read.skipsAreFaults || !skip) return undefined
  return refuse(skip.reason, { ...skip.params, file: read.name, where: skip.where })
}

/** Who has an address that we know already is that person. */
function meet(person: Identity, people: Map<string, Identity>, byAddress: Map<string, string>): string {
  const addresses = [person.email, ...person.aliases].filter((one) => one !== undefined)
  const known = addresses
    .map((address) => byAddress.get(address.toLowerCase()))
    .find((key) => key !== undefined)
  const key = known ?? person.key
  if (known === undefined || known === person.key) people.set(key, person)
  for (const address of addresses) byAddress.set(address.toLowerCase(), key)
  return key
}

function underKeys(piece: Piece, keys: ReadonlyMap<string, string>): Piece {
  return { ...piece, people: piece.people.map(([key, role]) => [keys.get(key) ?? key, role] as const) }
}
