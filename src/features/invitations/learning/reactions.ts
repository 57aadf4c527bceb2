import { findAsk, helpersOf } from '#features/asks/queries.ts'
import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { suggest } from '../ranking/queries.ts'
import { invitationsOfAsk } from '../store.ts'
import { learn } from './commands.ts'
import { comparedOf, type ShownPerson } from './domain.ts'
import { endShown, findShown, keepShown } from './store.ts'

/** As far down as an asker or a wave ever gets. */
const LISTED = 20

const onOpened = reaction('invitations.keepShown', ['ask.opened'], async ({ tx, services }, event) => {
  const record = await findAsk(tx, event.about.id)
  if (record?.ask.state.kind !== 'open') return
  const { text, urgent } = record.ask.content
  const { askerId, id: askId } = record
  const found = await suggest(tx, services, { text, askerId, urgent, limit: LISTED, evenIfFull: true })
  const people = found.map(({ person, ranked }): ShownPerson => [person.id, signalsOf(ranked.terms)])
  await keepShown(tx, { askId, askerId, people })
})

const onClosed = reaction('invitations.learn', ['ask.closed'], async ({ tx }, event) => {
  const record = await findAsk(tx, event.about.id)
  const state = record?.ask.state
  if (state?.kind !== 'closed' || (state.outcome !== 'solved' && state.outcome !== 'partly')) return
  const helped = helpersOf(state)
  const people = await findShown(tx, event.about.id)
  if (people === null || helped.length === 0) return
  const invited = (await invitationsOfAsk(tx, event.about.id)).map((row) => row.personId)
  await endShown(tx, event.about.id, { compared: comparedOf(people, invited, helped), helped })
  await learn(tx, 'in time')
})

/** What was said of its end doesn't hold any more. */
const onReopened = reaction('invitations.unlearn', ['ask.reopened'], async ({ tx }, event) => {
  if ((await findShown(tx, event.about.id)) === null) return
  await endShown(tx, event.about.id, null)
  await learn(tx, 'anew')
})

function signalsOf(terms: readonly { signal: string; value: number }[]): Record<string, number> {
  return Object.fromEntries(terms.map(({ signal, value }) => [signal, Math.round(value * 1e4) / 1e4]))
}

export const reactions: readonly Reaction[] = [onOpened, onClosed, onReopened]
