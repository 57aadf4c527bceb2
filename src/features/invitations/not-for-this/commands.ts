import { isSameSubject, subjectOf } from '#engine/rank/subject.ts'
import { maySee } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { command } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import { NotForThis, SaidNotForThis } from '../schema.ts'
import { dropNotForThis, keepNotForThis, listNotForThis } from './store.ts'

/** Nobody but the asker ever learns of it, least of all the person. */
export const sayNotForThis = command({
  name: 'who.notForThis',
  http: 'POST /who/not-for-this',
  summary:
    'Leave somebody out of the suggestions for this text and what becomes of it, and for nothing else; `not: false` takes it back.',
  access: { who: 'person', scope: 'asks' },
  input: NotForThis,
  output: SaidNotForThis,
  example: {
    input: { text: 'The pooler drops idle sessions.', personId: '5h8j1k4m7n0p3q6r9s2t5v8w1x' },
    output: { personId: '5h8j1k4m7n0p3q6r9s2t5v8w1x', not: true },
  },
  async run({ tx, actor }, { text, personId, not = true }) {
    assert(actor.kind === 'person', 'An asker says it.')
    const person = await loadPerson(tx, personId)
    // somebody who isn't here won't be suggested anyway
    if (!person || !maySee(actor, person, tx.now)) return { personId, not }
    const subject = subjectOf(text)
    const before = (await listNotForThis(tx, actor.personId)).filter(
      (said) => said.personId === personId && isSameSubject(said.subject, subject),
    )
    for (const said of before) await dropNotForThis(tx, actor.personId, said)
    if (not && subject.length > 0) await keepNotForThis(tx, actor.personId, { personId, subject })
    return { personId, not }
  },
})
