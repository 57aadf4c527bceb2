import { createTokens } from '#features/accounts/commands/tokens.ts'
import { takeLines } from '#features/evidence/commands.ts'
import type { EvidenceLine } from '#features/evidence/schema.ts'
import { addPeople } from '#features/people/commands.ts'
import { isOrganisationEmpty } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { giveReach } from '#features/reach/commands.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Seed } from './schema.ts'

export interface Seeded {
  readonly people: readonly { readonly id: string; readonly email: string; readonly token: string }[]
}

/** Lines in one go: as many as one request of the API may bring. */
const BATCH = 1_000

/**
 * Fills an empty organisation from a seed, all or nothing, and tells nobody.
 *
 * @returns each person with an API token of all their rights, in the order of the file; or `seed.notEmpty`
 */
export async function applySeed(tx: Tx, seed: Seed): Promise<Seeded | Refusal> {
  if (!(await isOrganisationEmpty(tx))) return refuse('seed.notEmpty')
  const people = await addPeople(
    tx,
    seed.people.map(({ hours: _hours, limit: _limit, ...row }) => row),
  )
  await giveReach(
    tx,
    seed.people.map(({ hours, limit }, place) => ({
      personId: people[place]?.id ?? '',
      hours,
      weeklyLimit: limit,
    })),
  )
  await takeEvidence(tx, seed.evidence ?? [])
  const tokens = await createTokens(tx, people.map(tokenFor))
  return {
    people: people.map(({ id, email }, place) => ({
      id,
      email: email ?? '',
      token: tokens[place]?.secret ?? '',
    })),
  }
}

async function takeEvidence(tx: Tx, lines: readonly EvidenceLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += BATCH) {
    await takeLines(tx, lines.slice(from, from + BATCH), null)
  }
}

function tokenFor(person: Person) {
  return { personId: person.id, name: 'seed', scopes: 'all', madeBy: 'admin' } as const
}
