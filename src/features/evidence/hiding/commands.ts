import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import { exampleEvidence, HiddenPart, HidePart } from '../schema.ts'
import { setHidden } from './store.ts'

export const hideEvidence = command({
  name: 'evidence.hide',
  http: 'PATCH /evidence/{evidenceId}',
  summary:
    'Hide my part of a piece of evidence from everybody else, or show it again. It stays hidden when an import runs again.',
  access: {
    who: 'person',
    scope: 'evidence',
    object: { param: 'evidenceId', belongsTo: 'person', others: 404 },
  },
  input: HidePart,
  output: HiddenPart,
  example: {
    input: { evidenceId: exampleEvidence.id, hidden: true },
    output: { id: exampleEvidence.id, hidden: true },
  },
  async run({ tx, actor }, { evidenceId, hidden }) {
    assert(actor.kind === 'person', 'Evidence is hidden by its owner.')
    const part = { pieceId: evidenceId, personId: actor.personId }
    if (!(await setHidden(tx, part, hidden))) return refuse('request.notFound')
    const about = { kind: 'evidence', id: actor.personId }
    tx.append({
      type: hidden ? 'evidence.hidden' : 'evidence.shown',
      about,
      payload: { pieceId: evidenceId, personId: actor.personId },
      hear: [{ about, people: [actor.personId] }],
    })
    return { id: evidenceId, hidden }
  },
})
