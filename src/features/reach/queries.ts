import { listPeopleByIds } from '#features/people/queries.ts'
import type { Reach } from './schema.ts'
import { findSettings, type Reader } from './store.ts'

const USUAL: Omit<Reach, 'personId' | 'zone'> = {
  hours: null,
  quietHours: null,
  focusHours: null,
  weeklyLimit: 3,
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
  mail: 'atOnce',
  version: 0,
}

/** The reach of each of these people who exists; who never set anything has the usual one. */
export async function loadReach(reader: Reader, personIds: readonly string[]): Promise<Map<string, Reach>> {
  const people = await listPeopleByIds(reader, personIds)
  const settings = await findSettings(reader, personIds)
  return new Map(
    people.map(({ id, zone }) => [id, { ...USUAL, personId: id, ...settings.get(id), zone: zone ?? 'UTC' }]),
  )
}
