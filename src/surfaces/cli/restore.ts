import { access, constants } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { restore } from '#platform/db/restore.ts'
import { Refused, type Verb, WrongUsage } from './io.ts'
import { ourMigrations, withDatabase } from './with-database.ts'

/** What a server leaves in a database in which nobody is yet: its set-up link, and how often somebody knocked. */
const NOT_CONTENT = ['accounts_links', 'platform_rates']

export const restoreVerb: Verb = {
  name: 'restore',
  summary: 'Puts a backup into an empty database.',
  usage: 'askwell restore FILE [--data DIR] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [path, ...rest] = positionals
    if (path === undefined || rest.length > 0)
      throw new WrongUsage('It takes one FILE that "askwell backup" made.')
    await insistOnFile(path)
    return withDatabase(io, values.data, async (database) => {
      const options = { path, migrations: ourMigrations(), planted: NOT_CONTENT }
      const restored = await restore(database.connection, options)
      const all = Object.values(restored.rows).reduce((sum, count) => sum + count, 0)
      if (values.json === true) io.out(`${JSON.stringify({ file: path, ...restored })}\n`)
      else io.out(`${all} rows of ${restored.madeAt} are back. Compare: npx askwell digest\n`)
      if (restored.migratedOn.length > 0)
        io.err(`${restored.migratedOn.length} newer steps of the schema were added.\n`)
      io.err(
        'Give it the same SECRET_KEY (or secret.key) as before, or links end and erased addresses are forgotten.\n',
      )
      return 0
    })
  },
}

/** Looked at before the database is made: a slip in the file's name must not leave a new, empty one. */
async function insistOnFile(path: string): Promise<void> {
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new Refused(`${path} can't be read: name a file that "askwell backup" made.`, { cause: error })
  })
}
