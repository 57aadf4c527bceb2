import { actorOf } from '#features/accounts/queries.ts'
import type { RunIntent } from '#features/notices/messages.ts'
import { isActive } from '#features/people/policy.ts'
import { findByEmail, loadPerson } from '#features/people/queries.ts'
import { parseInput } from '#platform/http/parse.ts'
import { newId } from '#platform/ids.ts'
import { mayCall, runIn } from '#platform/operate.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Intent } from '#platform/signing/intent.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { attempt } from '#platform/tx/transact.ts'
import type { Catalogue } from './catalogue.ts'

type Fields = Readonly<Record<string, string>>

/** Whom somebody names instead may be here: then it is that person, and otherwise words for the asker. */
async function filledIn(tx: Tx, { intent }: Intent, fields: Fields): Promise<Fields> {
  const { who, ...rest } = fields
  if (intent !== 'invitations.pass' || who === undefined) return fields
  const person = await findByEmail(tx, who.trim())
  return person === null ? fields : { ...rest, personId: person.id }
}

/** What came back through a channel, as the same command that the API runs, past the same parser and policy. */
export function createRunIntent(catalogue: Catalogue, services: Services): RunIntent {
  return async (tx, intent, fields) => {
    const operation = catalogue.operations.find(
      ({ name, kind }) => name === intent.intent && kind === 'command',
    )
    const person = await loadPerson(tx, intent.person)
    if (!operation || !person || !isActive(person, tx.now)) return refuse('link.unknown')
    const actor = actorOf(person, 'all', { kind: 'link', id: person.id })
    const body = { ...intent.params, ...(await filledIn(tx, intent, fields)) }
    const parsed = parseInput(operation, { params: {}, query: {}, body })
    const refused = mayCall(operation, actor) ?? (isRefusal(parsed) ? parsed : null)
    if (refused || isRefusal(parsed)) return refused
    const outcome = await attempt(tx, (inner) =>
      runIn(inner, services, operation, { actor, input: parsed.input, requestId: newId() }),
    )
    return isRefusal(outcome) ? outcome : null
  }
}
