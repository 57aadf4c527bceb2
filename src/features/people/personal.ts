import { assert } from '#platform/refusal.ts'
import type { Personal } from '#platform/personal.ts'
import { PERSON_LEFT } from './events.ts'
import { forgetChangesOf, listChangesOf } from './undo/store.ts'
import { nameKey, clearManager, erasePerson, findPerson, isAddressKept, lockPerson } from './store.ts'

/** What stands where a name was. Texts that show it in another language find it by `erasedAt`. */
export const FORMER_MEMBER = 'Former member'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const person = await findPerson(tx, personId)
    if (!person) return {}
    const manager = person.managerId === null ? null : await findPerson(tx, person.managerId)
    const { managerId: _managerId, teamId: _teamId, version: _version, ...own } = person
    const imported = await listChangesOf(tx, personId)
    return {
      person: { ...own, manager: manager?.name ?? null },
      ...(imported.length > 0 ? { changedByImports: imported } : {}),
    }
  },

  /** `keepErasedAddress` comes first: afterwards nobody knows the address any more. */
  async erase(tx, personId) {
    const person = await lockPerson(tx, personId)
    if (!person || person.erasedAt !== null) return
    assert(
      await isAddressKept(tx, personId),
      'Before a person is erased, keepErasedAddress keeps the hash of the address; else an import brings them back.',
    )
    await clearManager(tx, personId)
    await forgetChangesOf(tx, personId)
    await erasePerson(tx, { id: personId, name: FORMER_MEMBER, nameKey: nameKey(FORMER_MEMBER) })
    if (person.leftAt === null) {
      const about = { kind: 'person', id: personId }
      tx.append({ type: PERSON_LEFT, about, payload: {}, hear: [{ about, people: [personId] }] })
    }
  },
}
