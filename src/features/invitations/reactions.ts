import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { lockAsk } from '#features/asks/commands.ts'
import { type AskRecord, helpersOf } from '#features/asks/queries.ts'
import { REACH_CHANGED } from '#features/reach/events.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { tellTheRest } from './commands.ts'
import { changeInvitation, endUnanswered, invitationsOfAsk, reviveUnanswered } from './store.ts'
import { beginWaves, lookAgain, planMore, replanSoon, tellPlan } from './waves/commands.ts'
import { dropWaves } from './waves/store.ts'

const onOpened = reaction('invitations.onOpened', ['ask.opened'], async ({ tx, services }, event) => {
  const record = await lockAsk(tx, event.about.id)
  if (record?.ask.state.kind === 'open') await beginWaves(tx, services, record)
})

/** The widened audience sees it by itself; the best of it are asked, in waves as before. */
const onWidened = reaction('invitations.onWidened', ['ask.widened'], async ({ tx, services }, event) => {
  const record = await lockAsk(tx, event.about.id)
  if (record?.ask.state.kind !== 'open') return
  await planMore(tx, services, record)
})

/** Another deadline, or other words: the waves to come are planned anew. */
const onEdited = reaction('invitations.onEdited', ['ask.edited'], ({ tx }, event) => {
  replanSoon(tx, event.about.id, `edited:${event.id}`)
  return Promise.resolve()
})

/** A yes by an offer: an invitation's own yes has ended the others already. */
const onAccepted = reaction('invitations.onAccepted', ['ask.accepted'], async ({ tx }, event) => {
  const record = await lockAsk(tx, event.about.id)
  if (!record || record.ask.state.kind === 'open') return
  const own = await answerForHelper(tx, record)
  await tellTheRest(tx, record, own)
})

/** Who was invited as well and whose offer was taken has answered by it, and isn't told that it's taken care of. */
async function answerForHelper(tx: Tx, record: AskRecord): Promise<string | null> {
  const helpers = helpersOf(record.ask.state)
  const own = (await invitationsOfAsk(tx, record.id)).find((row) => helpers.includes(row.personId))
  if (!own) return null
  if (own.reachedAt !== null && own.state !== 'accepted') {
    await changeInvitation(tx, own.id, { state: 'accepted', answeredAt: tx.now, until: null })
    const about = { kind: 'invitation', id: own.id }
    const payload = { askId: record.id, invitationId: own.id }
    tx.append({ type: 'invitation.accepted', about, payload, hear: [{ about, people: [own.personId] }] })
    tellPlan(tx, record)
  }
  return own.id
}

const onClosed = reaction('invitations.onClosed', ['ask.closed'], async ({ tx }, event) => {
  const record = await lockAsk(tx, event.about.id)
  if (record?.ask.state.kind !== 'closed') return
  // At the deadline unanswered means 'not now', without a notice and without a trace; else it is taken care of.
  if (record.ask.state.outcome !== 'expired') return tellTheRest(tx, record, null)
  if (await dropWaves(tx, record.id)) tellPlan(tx, record)
  for (const row of await endUnanswered(tx, record.id, 'expired', null)) {
    const about = { kind: 'invitation', id: row.id }
    const hear = [{ about, people: [row.personId] }]
    tx.append({
      type: 'invitation.expired',
      about,
      payload: { askId: record.id, invitationId: row.id },
      hear,
    })
  }
})

/** Open again, by its asker or because the yes was a slip: the search goes on where it stood. */
const onReopened = reaction(
  'invitations.onReopened',
  ['ask.reopened', 'ask.takenBack'],
  async ({ tx, services }, event) => {
    const record = await lockAsk(tx, event.about.id)
    if (record?.ask.state.kind !== 'open') return
    for (const row of await reviveUnanswered(tx, record.id)) {
      if (row.reachedAt === null) {
        const key = `reach:${row.id}:again:${event.id}`
        tx.enqueue({ kind: 'invitations.reach', key, payload: { invitationId: row.id }, dueAt: tx.now })
        continue
      }
      const about = { kind: 'invitation', id: row.id }
      tx.append({
        type: 'invitation.revived',
        about,
        payload: { askId: record.id },
        hear: [{ about, people: [row.personId] }],
      })
    }
    if (record.ask.seenBy !== 'people') await planMore(tx, services, record)
  },
)

const onReachChanged = reaction('invitations.onReachChanged', [REACH_CHANGED], async ({ tx }, event) => {
  await lookAgain(tx, event.about.id, `reach.changed:${event.id}`)
})

export const reactions: readonly Reaction[] = [
  onOpened,
  onEdited,
  onWidened,
  onAccepted,
  onClosed,
  onReopened,
  onReachChanged,
]
