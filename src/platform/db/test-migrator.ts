import { migrate } from './migrate.ts'
import { connectionFromUrl } from './outside.ts'

/**
 * A process that migrates a database for the tests: `node test-migrator.ts URL JSON`, the JSON being a list of
 * migrations. Prints the ids it applied.
 */
const [url = '', json = '[]'] = process.argv.slice(2)
process.stdout.write(`${(await migrate(connectionFromUrl(url), JSON.parse(json))).join(' ')}\n`)
