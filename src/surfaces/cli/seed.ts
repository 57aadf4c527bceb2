import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { isRefusal } from '#platform/refusal.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'
import { applySeed } from './seed/apply-seed.ts'
import { readSeed } from './seed/schema.ts'
import { withWorld } from './with-world.ts'

export const seedVerb: Verb = {
  name: 'seed',
  summary: 'Fills an empty database from a file: people, teams, hours, evidence. Tells nobody.',
  usage: 'askwell seed FILE.json [--data DIR]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0) throw new WrongUsage('It takes exactly one file.')
    const text = await readText(file)
    return withWorld(io, values.data, (world) => runSeed(text, io, world))
  },
}

/** Applies the text of a seed file and prints who is there now, always as JSON. */
export async function runSeed(text: string, io: Io, world: { readonly transact: Transact }): Promise<number> {
  const seed = readSeed(text)
  if (isRefusal(seed)) {
    const { field = '', says = '' } = seed.params ?? {}
    throw new Refused(
      `The file can't be taken: ${field === '' ? 'it' : field} ${says}. Nothing was changed; correct that and run it again.`,
    )
  }
  const seeded = await world.transact((tx) => applySeed(tx, seed))
  if (isRefusal(seeded)) {
    throw new Refused(
      'People are here already, and a seed fills only an empty database. Give another --data folder, or bring people in with: npx askwell import people FILE.csv.',
    )
  }
  io.out(`${JSON.stringify(seeded)}\n`)
  return 0
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Refused(`The file ${file} can't be read (${code}). Check the path.`)
  }
}
