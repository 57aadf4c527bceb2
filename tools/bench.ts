import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a bench exports: it gets the arguments after its name and prints its figures. */
interface Bench {
  run(args: readonly string[]): Promise<void> | void
}

const folder = join(import.meta.dirname, 'bench')
const [name, ...args] = process.argv.slice(2)

if (name && benches().includes(name)) {
  const bench = (await import(join(folder, `${name}.ts`))) as Bench
  await bench.run(args)
} else {
  console.error(`npm run bench -- NAME [arguments]\n${benches().join('\n') || 'there are no benches yet'}`)
  process.exitCode = name ? 2 : 0
}

function benches(): string[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file))
  return files.map((file) => file.slice(0, -'.ts'.length)).sort()
}
