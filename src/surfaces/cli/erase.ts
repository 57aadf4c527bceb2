import { parseArgs } from 'node:util'
import { type Erased, erasePerson } from '#features/operations/commands/erase-person.ts'
import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { findByEmail } from '#features/people/queries.ts'
import { systemActor } from '#platform/actor.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import { nobodyAt } from './export.ts'
import { Refused, type Verb, WrongUsage } from './io.ts'
import { refused } from './say-refusal.ts'
import { insistOnDatabase } from './with-database.ts'
import { withWorld } from './with-world.ts'

export const eraseVerb: Verb = {
  name: 'erase',
  summary: 'Erases a person for good: name, address and words; lists what others wrote about them.',
  usage: 'askwell erase --person EMAIL [--data DIR] [--json]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { person: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } },
    })
    const email = values.person
    if (email === undefined) throw new WrongUsage('It takes --person EMAIL.')
    insistOnDatabase(io, values.data)
    return withWorld(io, values.data, async (world) => {
      const erased = await erase(world, email)
      io.out(values.json === true ? `${JSON.stringify(erased)}\n` : `${sentences(erased).join('\n')}\n`)
      return 0
    })
  },
}

async function erase(world: World, email: string): Promise<Erased> {
  const erased = await world.transact(async (tx) => {
    const person = await findByEmail(tx, email)
    if (!person) return refuse('request.notFound')
    const { catalogue, secret } = world
    const actor = systemActor('askwell erase')
    return erasePerson(tx, { personId: person.id, actor, personals: catalogue.personal, secret })
  })
  if (!isRefusal(erased)) {
    await world.services.get(rankingKey).forgetSnapshot()
    return erased
  }
  throw erased.refusal === 'request.notFound' ? new Refused(nobodyAt(email)) : refused(world, erased)
}

function sentences({ personId, review }: Erased): string[] {
  const lines = review.map(({ place, id, askId }) => `  ${askId === null ? id : `ask ${askId}`} (${place})`)
  return [
    `Erased. What the person was part of stays, as "Former member" (${personId}).`,
    ...(lines.length === 0
      ? ['Nothing that others wrote seems to speak of the person.']
      : ['Others may speak of the person here; read these, and change what shows them:', ...new Set(lines)]),
    'Backups made until now still hold the person, until you delete them.',
  ]
}
