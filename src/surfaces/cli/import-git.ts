import { resolve } from 'node:path'
import {
  type EvidenceSource,
  importEvidence,
  type ImportOptions,
  type ImportReport,
} from '#features/operations/commands/import-evidence.ts'
import { importer } from '#importers/git/importer.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'

export interface GitImportOptions extends Pick<ImportOptions, 'most' | 'progress' | 'signal'> {
  /** who isn't here is added, as a simulated person; without it their evidence is left out */
  readonly createPeople: boolean
}

/** Fewer, larger transactions than an import beside people who work: a demo has nobody to keep waiting. */
const LARGE_BATCH = 5_000

/**
 * The history of a repository as evidence; with `createPeople` its people as the people of the organisation.
 *
 * @returns the report; `piecesOf` has the ids of people who are in it, most pieces first
 */
export function importGit(
  world: Pick<World, 'transact' | 'clock' | 'secret'>,
  path: string,
  { createPeople, ...options }: GitImportOptions,
): Promise<ImportReport | Refusal> {
  return importEvidence(world, gitSource(path, 'HEAD'), {
    ...options,
    dryRun: false,
    addPeople: createPeople,
    ...(createPeople ? { batch: LARGE_BATCH } : {}),
  })
}

export function gitSource(path: string, ref: string): EvidenceSource {
  return {
    importer: importer.id,
    identity: JSON.stringify(['git', resolve(path), ref]),
    read: (context) => importer.read(path, { ref }, context),
    fullNamesOnly: true,
  }
}
