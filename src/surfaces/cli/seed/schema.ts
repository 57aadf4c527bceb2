import { z } from 'zod'
import { EvidenceLine } from '#features/evidence/schema.ts'
import { addressKey, Email, lineOf, RoleName, Zone } from '#features/people/schema.ts'
import { Hours, WeeklyLimit } from '#features/reach/schema.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

const SeedPerson = z.strictObject({
  email: Email,
  name: lineOf(200),
  team: lineOf(120).optional(),
  department: lineOf(120).optional(),
  title: lineOf(200).optional(),
  manager: Email.optional(),
  role: RoleName.optional(),
  zone: Zone.optional(),
  hours: Hours.optional(),
  limit: WeeklyLimit.optional(),
})
export type SeedPerson = z.output<typeof SeedPerson>

const Seed = z.strictObject({
  people: z.array(SeedPerson).min(1, 'names nobody'),
  evidence: z.array(EvidenceLine).optional(),
})
export type Seed = z.output<typeof Seed>

/**
 * Reads the text of a seed file.
 *
 * @returns the seed, or `seed.malformed` with `field` (such as `people[3].hours.mon`) and what it says about it
 */
export function readSeed(text: string): Seed | Refusal {
  const json = parseJson(text)
  if ('refusal' in json) return json
  const parsed = Seed.safeParse(json.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const field = fieldOf([...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])])
    return malformed(field, unknown === undefined ? (issue?.message ?? '') : 'is not a field of a seed file')
  }
  return contradictionIn(parsed.data.people) ?? parsed.data
}

function parseJson(text: string): { value: unknown } | Refusal {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (JSON.stringify(value).includes('\\u0000')) return malformed('', 'contains the character U+0000')
    return { value }
  } catch (error) {
    return malformed('', `is not JSON (${error instanceof Error ? error.message : ''})`)
  }
}

/** What only shows when one person is held against another. */
function contradictionIn(people: readonly SeedPerson[]): Refusal | null {
  const places = new Map<string, number>()
  for (const [place, person] of people.entries()) {
    const first = places.get(addressKey(person.email))
    if (first !== undefined) {
      return malformed(`people[${place}].email`, `is the same as that of people[${first}]`)
    }
    places.set(addressKey(person.email), place)
  }
  const managerOf = people.map(({ manager }) => (manager ? places.get(addressKey(manager)) : undefined))
  for (const [place, { manager }] of people.entries()) {
    if (manager && managerOf[place] === undefined) {
      return malformed(`people[${place}].manager`, `is ${manager}, who is not in the file`)
    }
    if (goesRound(managerOf, place)) {
      return malformed(`people[${place}].manager`, 'leads back to the same person')
    }
  }
  return null
}

function goesRound(managerOf: readonly (number | undefined)[], start: number): boolean {
  let at = managerOf[start]
  for (let steps = 0; at !== undefined && steps <= managerOf.length; steps++) {
    if (at === start) return true
    at = managerOf[at]
  }
  return false
}

function malformed(field: string, says: string): Refusal {
  return refuse('seed.malformed', { field, says })
}

/** `people`, 3, `hours` becomes `people[3].hours`. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
