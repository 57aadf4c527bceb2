import { parseArgs } from 'node:util'
import type { OpenedDatabase } from '#platform/db/open.ts'
import { Outage } from '#platform/refusal.ts'
import { lookAtDatabase } from './doctor/database.ts'
import type { Finding } from './doctor/finding.ts'
import { lookAtPlace } from './doctor/place.ts'
import { lookAtPromises } from './doctor/promises.ts'
import { lookAtQueue } from './doctor/queue.ts'
import type { Io, Verb } from './io.ts'
import { insistOnDatabase, withDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

export const doctorVerb: Verb = {
  name: 'doctor',
  summary: 'Looks whether anything is broken; --fix mends what is safe to mend.',
  usage: 'askwell doctor [--fix] [--data DIR] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { fix: { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } },
    })
    insistOnDatabase(io, values.data)
    const findings = await examine(io, values.data, values.fix ?? false)
    const broken = findings.filter(({ state }) => state === 'broken').length
    if (values.json === true) io.out(`${JSON.stringify({ broken, findings })}\n`)
    else io.out(`${findings.map(sentence).join('\n')}\n${closing(broken, values.fix ?? false)}\n`)
    return broken === 0 ? 0 : 1
  },
}

async function examine(io: Io, dataDir: string | undefined, fix: boolean): Promise<Finding[]> {
  const place = await lookAtPlace(io, dataDir)
  const database = await orBroken(() =>
    withDatabase(io, dataDir, (opened: OpenedDatabase) => lookAtDatabase(opened, io, fix)),
  )
  const findings = [...place, ...database]
  // without a schema that fits there is nothing more to look at
  if (database.some(({ state, name }) => state === 'broken' && name !== 'clock')) return findings
  const inside = await orBroken(() =>
    withWorld(io, dataDir, async (world) => [
      ...(await lookAtQueue(world, fix)),
      ...(await lookAtPromises(world, fix)),
    ]),
  )
  return [...findings, ...inside]
}

async function orBroken(look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    return [{ name: 'database', state: 'broken', says: error.message }]
  }
}

const SIGNS = { ok: 'ok      ', fixed: 'mended  ', remark: 'remark  ', broken: 'BROKEN  ' } as const

function sentence({ state, name, says }: Finding): string {
  return `${SIGNS[state]}${name}: ${says}`
}

function closing(broken: number, fix: boolean): string {
  if (broken === 0) return 'Nothing is broken.'
  const next = fix ? 'What is left needs a person.' : 'npx askwell doctor --fix mends what is safe to mend.'
  return `${broken} ${broken === 1 ? 'thing is' : 'things are'} broken. ${next}`
}
