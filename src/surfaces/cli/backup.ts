import { parseArgs } from 'node:util'
import { backUp } from '#platform/db/backup.ts'
import { type Verb, WrongUsage } from './io.ts'
import { createProgress } from './progress.ts'
import { insistOnDatabase, withDatabase } from './with-database.ts'

export const backupVerb: Verb = {
  name: 'backup',
  summary: 'Writes the whole database to one file, beside a running server or without one.',
  usage: 'askwell backup FILE [--data DIR] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [path, ...rest] = positionals
    if (path === undefined || rest.length > 0) throw new WrongUsage('It takes one FILE to write to.')
    insistOnDatabase(io, values.data)
    return withDatabase(io, values.data, async (database) => {
      const progress = createProgress(io, 'Tables')
      let tables = 0
      const options = { path, now: io.now(), onTable: () => progress.at(++tables) }
      const { rows, migrations } = await backUp(database.connection, options)
      progress.end()
      const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
      if (values.json === true) io.out(`${JSON.stringify({ file: path, rows, migrations })}\n`)
      else io.out(`${path} holds ${all} rows of ${Object.keys(rows).length} tables.\n`)
      io.err('Keep SECRET_KEY (or secret.key of the data folder) with it: links and erasures hang on it.\n')
      return 0
    })
  },
}
