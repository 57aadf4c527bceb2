import type { Instant } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { isActive } from './policy.ts'
import type { Person, PersonPatch } from './schema.ts'

export const refusals: RefusalSpecs = {
  'person.addressTaken': { status: 409, text: 'people.refusal.addressTaken' },
  'person.erased': { status: 409, text: 'people.refusal.erased' },
  'person.lastAdmin': { status: 409, text: 'people.refusal.lastAdmin' },
  'person.managerLoop': { status: 409, text: 'people.refusal.managerLoop' },
  'person.unknownManager': { status: 409, text: 'people.refusal.unknownManager' },
  'person.datesTurned': { status: 409, text: 'people.refusal.datesTurned' },
}

/** The fields whose change is told as `person.changed`. */
const FIELDS = [
  'email',
  'name',
  'teamId',
  'department',
  'title',
  'managerId',
  'role',
  'zone',
  'languages',
  'startDate',
  'endDate',
] as const
export type PersonField = (typeof FIELDS)[number]

export interface Changed {
  readonly person: Person
  readonly fields: readonly PersonField[]
  readonly left: boolean
  readonly returned: boolean
}

/** What a change needs to know about others. */
export interface Surroundings {
  /** the team that the patch names; null for none, undefined where it names none */
  readonly teamId: string | null | undefined
  /** admins who are here, this person included */
  readonly admins: number
  /** ids from the new manager upwards, the manager first; undefined where the patch names none */
  readonly chain: readonly string[] | undefined
}

/** The person after an admin's patch, and what of it is new; or why it can't be. */
export function changePerson(
  person: Person,
  patch: PersonPatch,
  around: Surroundings,
  now: Instant,
): Changed | Refusal {
  const { team: _team, left, ...values } = patch
  const named = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const leftAt = left === undefined ? person.leftAt : left ? (person.leftAt ?? now) : null
  const next: Person = {
    ...person,
    ...named,
    ...(around.teamId === undefined ? {} : { teamId: around.teamId }),
    leftAt,
  }
  const wasAdmin = person.role === 'admin' && isActive(person, now)
  if (wasAdmin && around.admins <= 1 && !(next.role === 'admin' && isActive(next, now))) {
    return refuse('person.lastAdmin')
  }
  if (around.chain?.includes(person.id)) return refuse('person.managerLoop')
  if (next.startDate !== null && next.endDate !== null && next.endDate < next.startDate) {
    return refuse('person.datesTurned')
  }
  return {
    person: next,
    fields: fieldsThatDiffer(person, next),
    left: person.leftAt === null && next.leftAt !== null,
    returned: person.leftAt !== null && next.leftAt === null,
  }
}

export function fieldsThatDiffer(before: Person, after: Person): PersonField[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}
