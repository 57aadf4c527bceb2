import { keepErasedAddress } from '#features/people/commands/address.ts'
import { anyAdmin, loadPerson } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { type Actor } from '#platform/actor.ts'
import { keepAudit } from '#platform/audit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { forgetSecrets, personOwner } from '#platform/secrets/secrets.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import { blankTraces } from '#platform/traces/blank.ts'
import { findMentions, type Mention } from '#platform/traces/mentions.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Personals } from '../queries.ts'

export interface Erasure {
  readonly personId: string
  readonly actor: Actor
  readonly personals: Personals
  readonly secret: SecretKey
}

export interface Erased {
  readonly personId: string
  /** texts of others that seem to speak of the person; somebody has to read them */
  readonly review: readonly Mention[]
}

/**
 * Takes everything that tells of a person, in one transaction: each slice's part, name and address last, and what
 * the platform keeps for retries. A keyed hash of the address stays, so that no import brings the person back.
 */
export async function erasePerson(tx: Tx, erasure: Erasure): Promise<Erased | Refusal> {
  const { personId, actor, personals, secret } = erasure
  const person = await loadPerson(tx, personId)
  if (!person || person.erasedAt !== null) return refuse('request.notFound')
  const hadAdmin = await anyAdmin(tx)
  await keepErasedAddress(tx, secret, personId)
  // people goes last: while the others forget, the name is still there to look for
  const inOrder = [...personals].sort((a, b) => Number(a.slice === 'people') - Number(b.slice === 'people'))
  for (const { personal } of inOrder) await personal.erase(tx, personId)
  await forgetSecrets(tx, personOwner(personId))
  if (hadAdmin && !(await anyAdmin(tx))) return refuse('person.lastAdmin')
  await blankTraces(tx, { personId, words: wordsOf(person) })
  await keepAudit(tx, { actor, action: 'operations.erase', aboutId: personId })
  return { personId, review: await findMentions(tx, [...wordsOf(person), ...partsOf(person.name)]) }
}

function wordsOf({ name, email }: Person): string[] {
  return [name, ...(email === null ? [] : [email])].filter((word) => word.trim() !== '')
}

/** Colleagues write 'Ada', seldom 'Ada Ito'. One or two letters would find everything. */
function partsOf(name: string): string[] {
  return name.split(/\s+/).filter((part) => part.length >= 3)
}
