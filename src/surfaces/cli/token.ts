import { parseArgs } from 'node:util'
import { createTokens } from '#features/accounts/commands/tokens.ts'
import { SCOPES, type Scopes, ScopesInput } from '#features/accounts/schema.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'
import { findPresent, nobodyHere } from './link.ts'
import { insistOnDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

export const tokenVerb: Verb = {
  name: 'token',
  summary: 'Makes an API token of a person; prints its secret once.',
  usage: 'askwell token create --person EMAIL --scope SCOPE[,SCOPE …] [--name TEXT] [--data DIR] [--json]',
  async run(argv, io) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: {
        person: { type: 'string' },
        scope: { type: 'string', multiple: true },
        name: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const [what, ...rest] = positionals
    const { person: email, name = 'command line', json = false } = values
    if (what !== 'create' || rest.length > 0) throw new WrongUsage('There is: askwell token create.')
    if (email === undefined) throw new WrongUsage('It takes --person EMAIL.')
    const scopes = readScopes(values.scope ?? [])
    insistOnDatabase(io, values.data)
    return withWorld(io, values.data, (world) => runToken({ email, name, scopes, json }, io, world))
  },
}

export interface WantedToken {
  readonly email: string
  readonly name: string
  readonly scopes: Scopes
  readonly json: boolean
}

export async function runToken(
  wanted: WantedToken,
  io: Io,
  world: { readonly transact: Transact },
): Promise<number> {
  const { email, name, scopes } = wanted
  const made = await world.transact(async (tx) => {
    const person = await findPresent(tx, email)
    if (isRefusal(person)) return person
    return createTokens(tx, [{ personId: person.id, name: name.slice(0, 100), scopes, madeBy: 'admin' }])
  })
  if (isRefusal(made)) throw new Refused(nobodyHere(email))
  for (const { token, secret } of made) {
    io.out(wanted.json ? `${JSON.stringify({ id: token.id, scopes, token: secret })}\n` : `${secret}\n`)
  }
  if (!wanted.json) io.err('Keep it: it is shown only now.\n')
  return 0
}

/** `--scope asks --scope people:read`, `--scope asks,people:read` or `--scope all`. */
export function readScopes(given: readonly string[]): Scopes {
  const words = given.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '')
  const parsed = ScopesInput.safeParse(words.includes('all') ? 'all' : [...new Set(words)])
  if (parsed.success) return parsed.data
  throw new WrongUsage(
    `--scope is all, or some of ${SCOPES.join(', ')}; with :read behind it only for reading.`,
  )
}
