import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { importer as gitImporter } from '#importers/git/importer.ts'
import { suggest } from '#features/invitations/ranking/queries.ts'
import { findByEmail } from '#features/people/queries.ts'
import { isRefusal } from '#platform/refusal.ts'
import { type Io, type Verb, WrongUsage } from './io.ts'
import { runWho } from './who.ts'
import type { Question, Suggestion } from './who/single.ts'
import { insistOnDatabase } from './with-database.ts'
import { DEFAULT_DATA, withWorld } from './with-world.ts'

export const whoVerb: Verb = {
  name: 'who',
  summary: 'Ranks people for an ask, with reasons.',
  usage:
    'askwell who TEXT [--git PATH]… [--evidence FILE]… [--asker EMAIL] [--limit 5] [--json]\n       askwell who --evidence FILE… --queries FILE --json [--limit 10] [--text-only] [--learn]',
  run: (argv, io) => {
    const { rest, dataDir } = takeData(argv)
    return runWho(rest, {
      ...io,
      readGit: (path, context) => gitImporter.read(path, { ref: 'HEAD' }, context),
      fromDatabase: (question) => fromDatabase(io, dataDir, question),
    })
  },
}

/** `--data DIR` is about the database alone; everything else is the ranking's. */
function takeData(argv: readonly string[]): { rest: string[]; dataDir: string | undefined } {
  const at = argv.findIndex((word) => word === '--data' || word.startsWith('--data='))
  if (at === -1) return { rest: [...argv], dataDir: undefined }
  const word = argv[at] ?? ''
  const inline = word.includes('=')
  const dataDir = inline ? word.slice('--data='.length) : argv[at + 1]
  if (dataDir === undefined || dataDir === '') throw new WrongUsage('--data takes the folder.')
  return { rest: [...argv.slice(0, at), ...argv.slice(at + (inline ? 1 : 2))], dataDir }
}

/** From the organisation's database if there is one; nothing where there is none. */
async function fromDatabase(
  io: Io,
  dataDir: string | undefined,
  question: Question,
): Promise<readonly Suggestion[] | undefined> {
  // who names a folder wants no answer from somewhere else
  if (dataDir !== undefined) insistOnDatabase(io, dataDir)
  const folder = dataDir ?? DEFAULT_DATA
  if (!io.env['DATABASE_URL'] && !existsSync(join(folder, 'pg'))) return undefined
  return withWorld(io, folder, async (world) => {
    const found = await world.transact(async (tx) => {
      const asker = question.asker === undefined ? null : await findByEmail(tx, question.asker)
      const need = { text: question.text, askerId: asker?.id ?? '', limit: question.limit, fitting: true }
      return suggest(tx, world.services, need)
    })
    if (isRefusal(found)) return undefined
    return found.map(({ person, ranked, basis, reasons }) => ({
      person: person.email ?? person.id,
      name: person.name,
      score: Math.round(ranked.score * 1e6) / 1e6,
      reasons: basis === 'profile' ? ['from their title or team'] : reasons.map((reason) => reason.text),
    }))
  })
}
