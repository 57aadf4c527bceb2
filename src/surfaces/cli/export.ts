import { parseArgs } from 'node:util'
import { exportPerson } from '#features/operations/queries.ts'
import { findByEmail } from '#features/people/queries.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { Refused, type Verb, WrongUsage } from './io.ts'
import { insistOnDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

export const exportVerb: Verb = {
  name: 'export',
  summary: 'Prints everything that is held about a person, as JSON.',
  usage: 'askwell export --person EMAIL [--data DIR] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { person: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
    })
    const email = values.person
    if (email === undefined) throw new WrongUsage('It takes --person EMAIL.')
    insistOnDatabase(io, values.data)
    return withWorld(io, values.data, async (world) => {
      const exported = await world.transact(async (tx) => {
        const person = await findByEmail(tx, email)
        return person ? exportPerson(tx, world.catalogue.personal, person.id) : refuse('request.notFound')
      })
      if (isRefusal(exported)) throw new Refused(nobodyAt(email))
      io.out(`${JSON.stringify(exported, null, values.json === true ? 0 : 2)}\n`)
      return 0
    })
  },
}

/** Also who has left can be exported and erased: no word of bringing them in first. */
export function nobodyAt(email: string): string {
  return `Nobody here has the address ${email.slice(0, 254)}: check it, or look the person up under People.`
}
