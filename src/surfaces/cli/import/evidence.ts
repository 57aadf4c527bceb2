import { resolve } from 'node:path'
import {
  type EvidenceSource,
  importEvidence,
  type ImportReport,
} from '#features/operations/commands/import-evidence.ts'
import { sayKey } from '#features/notices/messages.ts'
import { importer as evidenceImporter } from '#importers/evidence-jsonl/importer.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import type { ImportWish } from '../import.ts'
import { gitSource } from '../import-git.ts'
import { ownersSource } from './code-owners.ts'
import type { Io } from '../io.ts'
import { createProgress } from '../progress.ts'
import { refused } from '../say-refusal.ts'

export interface EvidenceWish extends ImportWish {
  readonly importer: 'git' | 'evidence' | 'codeowners'
}

/** `askwell import git`, `evidence` and `codeowners`. */
export async function runEvidenceImport(world: World, io: Io, wish: EvidenceWish): Promise<number> {
  const source = await sourceOf(world, wish)
  const steps = {
    reading: createProgress(io, 'Looking who is in it'),
    storing: createProgress(io, 'Taking over'),
  }
  const report = await importEvidence(world, source, {
    dryRun: wish.dryRun,
    progress: ({ step, done, total }) => steps[step].at(done, total),
  })
  steps.storing.end()
  if (isRefusal(report)) throw refused(world, report)
  if (wish.json) io.out(`${JSON.stringify(plain(report, wish.dryRun))}\n`)
  else io.out(`${sentences(world, report, wish).join('\n')}\n`)
  if (report.brokeOff) throw refused(world, report.brokeOff)
  return 0
}

async function sourceOf(world: World, { importer, source, ref }: EvidenceWish): Promise<EvidenceSource> {
  if (importer === 'git') return gitSource(source, ref)
  return importer === 'codeowners' ? ownersSource(world, source) : fileSource(source)
}

function fileSource(path: string): EvidenceSource {
  const options = { source: 'evidence' }
  return {
    importer: evidenceImporter.id,
    identity: JSON.stringify(['evidence', resolve(path)]),
    read: (context) => evidenceImporter.read(path, options, context),
    fullNamesOnly: false,
  }
}

function plain({ run, resumed, counts, people, skips }: ImportReport, dryRun: boolean) {
  return { run, dryRun, resumed, ...counts, people, skips }
}

function sentences(world: World, report: ImportReport, { dryRun }: EvidenceWish): string[] {
  const { run, resumed, counts, people } = report
  const say = world.services.get(sayKey)
  return [
    `${resumed ? 'Went on where it had stopped. ' : ''}${dryRun ? 'Would add' : 'Added'} ${counts.added} of ${counts.read} pieces of evidence, of ${people.here} people.`,
    `${counts.known} were here already; ${counts.unknownPeople} are left out, because nobody in them is here (${people.elsewhere} others are in this source).`,
    ...report.skips.map(
      ({ reason, count, where, params }) => `${count} × ${say('en', reason, params)} First: ${where}.`,
    ),
    run === null ? 'Nothing was written.' : `To take it back: npx askwell import --undo ${run}`,
  ]
}
