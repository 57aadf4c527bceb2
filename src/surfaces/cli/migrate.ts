import { parseArgs } from 'node:util'
import { migrate } from '#platform/db/migrate.ts'
import type { Verb } from './io.ts'
import { ourMigrations, withDatabase } from './with-database.ts'

export const migrateVerb: Verb = {
  name: 'migrate',
  summary: 'Brings the schema of the database to this version; every start does so too.',
  usage: 'askwell migrate [--data DIR] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
    })
    return withDatabase(io, values.data, async (database) => {
      const applied = await migrate(database.connection, ourMigrations())
      if (values.json === true) io.out(`${JSON.stringify({ applied })}\n`)
      else if (applied.length === 0) io.out('The schema is up to date.\n')
      else io.out(`${applied.map((id) => `+ ${id}`).join('\n')}\n`)
      return 0
    })
  },
}
