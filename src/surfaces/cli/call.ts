import { parseArgs } from 'node:util'
import { actorOf } from '#features/accounts/queries.ts'
import { mayCall } from '#platform/operate.ts'
import { isRefusal } from '#platform/refusal.ts'
import { callOnce } from '#surfaces/server/link-ports.ts'
import type { World } from '#surfaces/server/world.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'
import { findPresent, nobodyHere } from './link.ts'
import { refused } from './say-refusal.ts'
import { insistOnDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

/** Whatever the API can do, without a server: past the same parser, role and policy, and into the same audit. */
export const callVerb: Verb = {
  name: 'call',
  summary: 'Does one operation of the API as a person, and prints its answer as JSON.',
  usage: 'askwell call OPERATION [JSON or -] --person EMAIL [--data DIR]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { person: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [operation, text = '{}', ...rest] = positionals
    if (operation === undefined || rest.length > 0)
      throw new WrongUsage('It takes the name of one operation, like webhooks.list, and its fields as JSON.')
    if (values.person === undefined) throw new WrongUsage('It takes --person EMAIL.')
    // from stdin a secret stands in no list of processes and in no history of a shell
    const fields = readFields(text === '-' ? await io.stdin() : text)
    const wanted = { operation, fields, email: values.person }
    insistOnDatabase(io, values.data)
    return withWorld(io, values.data, (world) => runCall(wanted, io, world))
  },
}

export interface WantedCall {
  /** `operationId` of the reference */
  readonly operation: string
  readonly fields: unknown
  readonly email: string
}

export async function runCall(
  { operation: name, fields, email }: WantedCall,
  io: Pick<Io, 'out'>,
  world: World,
): Promise<number> {
  const operation = world.catalogue.operations.find((one) => one.name === name)
  if (operation === undefined)
    throw new WrongUsage(`There is no operation ${name}: GET /api/openapi.json names them all.`)
  const person = await world.transact((tx) => findPresent(tx, email))
  if (isRefusal(person)) throw new Refused(nobodyHere(email))
  const actor = actorOf(person, 'all', { kind: 'cli', id: person.id })
  const forbidden = mayCall(operation, actor)
  if (forbidden) throw refused(world, forbidden)
  const answer = await callOnce(world, actor, { name, fields })
  if (isRefusal(answer)) throw refused(world, answer)
  io.out(`${JSON.stringify(answer, null, 2)}\n`)
  return 0
}

function readFields(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new WrongUsage(`The fields have to be JSON, like '{"webhookId": "…"}'.`, { cause: error })
  }
}
