import { parseArgs } from 'node:util'
import { createSignInLink, linkPath } from '#features/accounts/commands/links.ts'
import { isActive } from '#features/people/policy.ts'
import { findByEmail } from '#features/people/queries.ts'
import { toIso } from '#engine/time/instant.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Person } from '#features/people/schema.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type Io, Refused, type Verb, WrongUsage } from './io.ts'
import { insistOnDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

export const linkVerb: Verb = {
  name: 'link',
  summary: 'Prints a one-time sign-in link for a person: the way back in.',
  usage: 'askwell link --person EMAIL [--data DIR] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { person: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
    })
    const { person } = values
    if (person === undefined) throw new WrongUsage('It takes --person EMAIL.')
    insistOnDatabase(io, values.data)
    return withWorld(io, values.data, (world) =>
      runLink({ email: person, json: values.json ?? false }, io, world),
    )
  },
}

export async function runLink(
  wanted: { readonly email: string; readonly json: boolean },
  io: Io,
  world: { readonly transact: Transact; readonly publicUrl: () => string },
): Promise<number> {
  const made = await world.transact(async (tx) => {
    const person = await findPresent(tx, wanted.email)
    return isRefusal(person) ? person : createSignInLink(tx, person.id)
  })
  if (isRefusal(made)) throw new Refused(nobodyHere(wanted.email))
  const url = world.publicUrl() + linkPath('signIn', made.token)
  const expiresAt = toIso(made.expiresAt)
  if (wanted.json) io.out(`${JSON.stringify({ url, expiresAt })}\n`)
  else io.out(`${url}\n`)
  if (!wanted.json) io.err('It works once, within ten minutes, for whoever has it.\n')
  return 0
}

/** The person with this address who is here now. */
export async function findPresent(tx: Tx, email: string): Promise<Person | Refusal> {
  const person = await findByEmail(tx, email)
  return person && isActive(person, tx.now) ? person : refuse('request.notFound')
}

export function nobodyHere(email: string): string {
  return `Nobody who is here has the address ${email.slice(0, 254)}. Check it, or bring the person in first: npx askwell import people FILE.csv.`
}
