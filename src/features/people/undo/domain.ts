import { type Changed, fieldsThatDiffer } from '../domain.ts'
import type { Person } from '../schema.ts'

/** Fields that a list can change, and that somebody left. */
export const LISTED = [
  'name',
  'teamId',
  'department',
  'title',
  'managerId',
  'zone',
  'languages',
  'startDate',
  'endDate',
  'leftAt',
] as const
export type PersonState = Readonly<Partial<Pick<Person, (typeof LISTED)[number] | 'role'>>>

/** What an import made of a person: the fields that differ, before and after. */
export function stateChange(before: Person, after: Person): { before: PersonState; after: PersonState } {
  const fields = LISTED.filter((field) => !isSame(before[field], after[field]))
  return { before: pick(before, fields), after: pick(after, fields) }
}

/** Somebody new, as the import left them; a manager may come with a later part of the same list. */
export function stateOfNew(person: Person): PersonState {
  return pick(person, [...LISTED.filter((field) => field !== 'managerId'), 'role'])
}

/** Is the person still as the import left them? */
export function isStill(person: Person, after: PersonState): boolean {
  return Object.entries(after).every(([field, value]) => isSame(person[field as keyof PersonState], value))
}

/**
 * The person with each field put back that nothing newer changed, and whether that was all. An admin stays: a list
 * that is taken back must not lock the place.
 */
export function takeBack(
  person: Person,
  { before, after }: { before: PersonState; after: PersonState },
): { readonly changed: Changed; readonly whole: boolean } {
  const fields = LISTED.filter((field) => field in after)
  const free = fields.filter(
    (field) => isSame(person[field], after[field]) && !(field === 'leftAt' && person.role === 'admin'),
  )
  const next: Person = { ...person, ...pickState(before, free) }
  const changed = {
    person: next,
    fields: fieldsThatDiffer(person, next),
    left: person.leftAt === null && next.leftAt !== null,
    returned: person.leftAt !== null && next.leftAt === null,
  }
  return { changed, whole: free.length === fields.length }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function pick(person: Person, fields: readonly (keyof PersonState)[]): PersonState {
  return Object.fromEntries(fields.map((field) => [field, person[field]]))
}

function pickState(state: PersonState, fields: readonly (keyof PersonState)[]): PersonState {
  return Object.fromEntries(fields.map((field) => [field, state[field]]))
}
