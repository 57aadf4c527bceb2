import type { Fields } from '#platform/operation.ts'
import { fieldsThatDiffer } from '../domain.ts'
import type { Person } from '../schema.ts'

/**
 * What a change made of a person, for the audit: the fields that differ, before and after. Of others only ids, so
 * that erasing a manager leaves no name in somebody else's history.
 */
export function differenceOf(before: Person | null, after: Person): [Fields, Fields] {
  if (before === null)
    return [{}, pick(after, ['email', 'name', ...(after.team ? ['team' as const] : []), 'role'])]
  const fields = fieldsThatDiffer(before, after).map((field) => (field === 'teamId' ? 'team' : field))
  const there = [...fields, ...(before.leftAt === after.leftAt ? [] : ['leftAt' as const])]
  return [pick(before, there), pick(after, there)]
}

function pick(person: Person, fields: readonly (keyof Person)[]): Fields {
  return Object.fromEntries(
    fields.map((field) => [field, field === 'leftAt' ? person.leftAt !== null : person[field]]),
  )
}
