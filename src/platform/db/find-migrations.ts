import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Fault } from '#platform/refusal.ts'
import { byId, type Migration } from './migrate.ts'

const NAME = /^\d{14}_[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/

/**
 * The migrations of all slices, ordered by their timestamps: `migrations/<timestamp>_<what>.sql` in any folder below each
 * folder, the timestamp as 14 digits (20261122103000), `what` in kebab-case.
 */
export function findMigrations(rootDirs: readonly string[]): Migration[] {
  const paths = rootDirs.flatMap((root) =>
    globSync('**/migrations/*.sql', { cwd: root, exclude: ['**/node_modules/**'] }).map((path) =>
      join(root, path),
    ),
  )
  const migrations = paths.map(readMigration).toSorted(byId)
  migrations.forEach(({ id }, at) => {
    const next = migrations[at + 1]?.id
    if (next?.slice(0, 14) === id.slice(0, 14))
      throw new Fault(`two migrations share a timestamp: ${id}, ${next}`)
  })
  return migrations
}

function readMigration(path: string): Migration {
  const name = basename(path)
  if (!NAME.test(name))
    throw new Fault(`a migration is called <14 digits>_<what-in-kebab-case>.sql, not ${name}`)
  return { id: name.slice(0, -'.sql'.length), sql: readFileSync(path, 'utf8') }
}
