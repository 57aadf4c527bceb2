import { resolve } from 'node:path'
import {
  type EvidenceSource,
  importEvidence,
  type ImportReport,
} from '#features/operations/commands/import-evidence.ts'
import { importer } from '#importers/git/importer.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'

export interface GitImportOptions {
  /** who isn't here is added, as a simulated person; without it their evidence is left out */
  readonly createPeople: boolean
  /** commits at most, newest first; default: all */
  readonly most?: number
  /** twice from the start to the end: while it is read who is in it, and while it is stored */
  readonly progress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface GitImportReport extends ImportReport {
  /** what the newest commit that says something is about, in one line */
  readonly newestSubject: string
}

/** Fewer, larger transactions than an import beside people who work: a demo has nobody to keep waiting. */
const LARGE_BATCH = 2_000

/**
 * The history of a repository as evidence; with `createPeople` its people as the people of the organisation.
 *
 * @returns the report; `piecesOf` has the ids of people who are in it, most pieces first
 */
export async function importGit(
  world: Pick<World, 'transact' | 'clock' | 'secret'>,
  path: string,
  { createPeople, progress, ...options }: GitImportOptions,
): Promise<GitImportReport | Refusal> {
  const report = await importEvidence(world, gitSource(path, 'HEAD'), {
    ...options,
    dryRun: false,
    addPeople: createPeople,
    ...(createPeople ? { batch: LARGE_BATCH } : {}),
    progress: ({ done, total }) => {
      if (total !== undefined) progress?.(done, total)
    },
  })
  return isRefusal(report) ? report : { ...report, newestSubject: tellingSubject(report.firstSubjects) }
}

const ROUTINE = /^(?:merge|bump|release|revert|version|update|prepare|v?\d)/i

function tellingSubject(subjects: readonly string[]): string {
  const telling = subjects.find((subject) => subject.split(' ').length >= 5 && !ROUTINE.test(subject))
  return (telling ?? subjects[0] ?? '').trim().slice(0, 120)
}

export function gitSource(path: string, ref: string): EvidenceSource {
  return {
    importer: importer.id,
    identity: JSON.stringify(['git', resolve(path), ref]),
    read: (context) => importer.read(path, { ref }, context),
    fullNamesOnly: true,
  }
}
