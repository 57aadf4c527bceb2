import { createPool } from '../pool.ts'
import { openDatabase } from '../open.ts'

/**
 * A process for the tests that hold a data folder and die: `node test-holder.ts ROLE DIR [write]`.
 * Says `ready`, then with `write` the number of each row whose commit was acknowledged; ends in order on SIGTERM.
 * A refusal is one line on stderr and exit code 1.
 */
const [role, dataDir, write] = process.argv.slice(2)

async function main(): Promise<void> {
  const database = await openDatabase({
    role: role === 'server' ? 'server' : 'command',
    dataDir: dataDir ?? '',
  })
  process.on('SIGTERM', () => void database.close().then(() => process.exit(0)))
  process.stdout.write('ready\n')
  if (write === 'write') await Promise.all(writers(createPool(database.connection)))
  else setInterval(() => undefined, 60_000)
}

function writers(pool: ReturnType<typeof createPool>): Promise<void>[] {
  return Array.from({ length: 4 }, async (_, writer) => {
    for (let at = 0; ; at += 1) {
      const row = `${process.pid}-${writer}-${at}`
      await pool.query('insert into thanks (id) values ($1)', [row])
      process.stdout.write(`${row}\n`)
    }
  })
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
