import type { Actor } from '#platform/actor.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type Changed, changePerson, type Surroundings } from '../domain.ts'
import { PERSON_CHANGED, PERSON_LEFT } from '../events.ts'
import { isActive } from '../policy.ts'
import { addressKey, type Person, type PersonPatch } from '../schema.ts'
import {
  countPresentAdmins,
  ensureTeams,
  findPerson,
  findPersonByKey,
  listManagersAbove,
  lockAdmins,
  lockPerson,
  nameKey,
  updatePerson,
} from '../store.ts'
import { clearWithdrawn } from '../undo/store.ts'
import { enqueueLastDay } from './last-day.ts'
import { tellAdded } from './tell-added.ts'

/**
 * Changes a person and tells what changed. Whether the caller may is asked before.
 *
 * @param version what the caller believes to change; undefined: whatever is there
 */
export async function patchPerson(
  tx: Tx,
  personId: string,
  patch: PersonPatch,
  version?: string,
): Promise<Person | Refusal> {
  if (patch.role !== undefined || patch.left !== undefined || patch.endDate !== undefined)
    await lockAdmins(tx)
  const person = await lockPerson(tx, personId)
  if (!person || person.erasedAt !== null) return refuse('request.notFound')
  if (version !== undefined && version !== String(person.version)) return refuse('request.changedMeanwhile')
  const conflict = await conflictOf(tx, person, patch)
  if (conflict) return conflict
  const changed = changePerson(person, patch, await surroundingsOf(tx, patch), tx.now)
  if (isRefusal(changed)) return changed
  return saveChanged(tx, person, changed)
}

/** The person's own part of it: what they may change about themselves. */
export async function changeOwnProfile(
  tx: Tx,
  actor: Actor,
  patch: Pick<PersonPatch, 'zone' | 'languages'>,
): Promise<Person | Refusal> {
  assert(actor.kind === 'person', 'Only a person has a profile.')
  return patchPerson(tx, actor.personId, patch)
}

async function conflictOf(tx: Tx, person: Person, patch: PersonPatch): Promise<Refusal | null> {
  if (patch.email !== undefined) {
    const holder = await findPersonByKey(tx, addressKey(patch.email))
    if (holder && holder.id !== person.id) return refuse('person.addressTaken')
  }
  if (patch.managerId === undefined || patch.managerId === null) return null
  const manager = await findPerson(tx, patch.managerId)
  return manager && isActive(manager, tx.now) ? null : refuse('person.unknownManager')
}

async function surroundingsOf(tx: Tx, { team, managerId }: PersonPatch): Promise<Surroundings> {
  const teams = team ? await ensureTeams(tx, [team]) : null
  return {
    teamId: team ? teams?.get(nameKey(team)) : team,
    admins: await countPresentAdmins(tx),
    chain: managerId ? await listManagersAbove(tx, managerId) : undefined,
  }
}

/** Writes a change that has been decided, with its events; nothing where nothing is new. */
export async function saveChanged(tx: Tx, before: Person, changed: Changed): Promise<Person> {
  const { person, fields, left, returned } = changed
  if (fields.length === 0 && !left && !returned) return before
  await updatePerson(tx, person)
  if (left || returned) await clearWithdrawn(tx, person.id)
  const about = { kind: 'person', id: person.id }
  const hear = [{ about, people: [person.id] }]
  if (fields.length > 0) tx.append({ type: PERSON_CHANGED, about, payload: { fields }, hear })
  // heard by who left: the check before the push ends their streams at once
  if (left) tx.append({ type: PERSON_LEFT, about, payload: {}, hear })
  if (returned) tellAdded(tx, [person.id])
  enqueueLastDay(tx, person)
  const saved = await findPerson(tx, person.id)
  assert(saved, 'A person who was just written is there.')
  return saved
}
