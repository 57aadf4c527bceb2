import { parseArgs } from 'node:util'
import { undoImport } from '#features/operations/commands/undo-import.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import { runEvidenceImport } from './import/evidence.ts'
import { runPeopleImport } from './import/people.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'
import { refused } from './say-refusal.ts'
import { withWorld } from './with-world.ts'

export interface ImportWish {
  readonly source: string
  readonly dryRun: boolean
  readonly json: boolean
  /** branch, tag or commit of a git history */
  readonly ref: string
}

type Work = (world: World, io: Io, wish: ImportWish) => Promise<number>

const IMPORTERS: Readonly<Record<string, Work>> = {
  git: (world, io, wish) => runEvidenceImport(world, io, { ...wish, importer: 'git' }),
  evidence: (world, io, wish) => runEvidenceImport(world, io, { ...wish, importer: 'evidence' }),
  codeowners: (world, io, wish) => runEvidenceImport(world, io, { ...wish, importer: 'codeowners' }),
  people: runPeopleImport,
}

const LATER = ['mbox', 'slack', 'ics']

export const importVerb: Verb = {
  name: 'import',
  summary: 'Brings people or evidence into the organisation; a second run adds nothing twice.',
  usage:
    'askwell import git|people|evidence|codeowners SOURCE [--dry-run] [--ref BRANCH] [--data DIR] [--json]\n       askwell import --undo RUN [--data DIR] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        undo: { type: 'string' },
        ref: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const { data, json = false, ref = 'HEAD' } = values
    const dryRun = values['dry-run'] ?? false
    if (values.undo !== undefined) {
      if (positionals.length > 0 || dryRun)
        throw new WrongUsage('--undo takes the id of a run and stands alone.')
      const run = values.undo
      return withWorld(io, data, (world) => runUndo(world, io, { run, json }))
    }
    const [what, source, ...rest] = positionals
    const work = importerFor(what)
    if (source === undefined || rest.length > 0) throw new WrongUsage('It takes one SOURCE.')
    return withWorld(io, data, (world) => work(world, io, { source, dryRun, json, ref }))
  },
}

function importerFor(what: string | undefined): Work {
  if (what !== undefined && LATER.includes(what)) {
    throw new Refused(
      `Importing ${what} is not in this version yet. What it would tell can come as a file: npx askwell import evidence FILE.jsonl.`,
    )
  }
  const work = what !== undefined && Object.hasOwn(IMPORTERS, what) ? IMPORTERS[what] : undefined
  if (work) return work
  throw new WrongUsage(`It imports ${Object.keys(IMPORTERS).join(', ')}${what ? `, not '${what}'` : ''}.`)
}

async function runUndo(world: World, io: Io, { run, json }: { run: string; json: boolean }): Promise<number> {
  const undone = await world.transact((tx) => undoImport(tx, run))
  if (isRefusal(undone)) throw refused(world, undone)
  const { removed, kept } = undone
  if (json) io.out(`${JSON.stringify({ run, removed, kept })}\n`)
  else if (undone.run.importer === 'people')
    io.out(`${removed} people are as they were before; ${kept} were changed or came in since, and stay.\n`)
  else io.out(`${removed} pieces of evidence were taken back.\n`)
  return 0
}
