import { filledIn } from '#platform/form-fields.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/operation.ts'
import { assert, type Refusal, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isSecret, keepSecretFields, keptSecrets } from '../addresses/commands.ts'
import { endLookups, saveAddress } from '../addresses/store.ts'
import { waysOutKey } from '../messages.ts'
import { deleteDeadAddress } from '../replies/store.ts'
import { saveChoice } from '../store.ts'
import { channelOf, kindsBy, viewMine, viewTest } from './queries.ts'
import { ChangeMyChannel, ChannelPath, exampleMine, exampleTest, MyChannelView, TestView } from './schema.ts'
import { findInboxPlace, holdInbox, letInboxGo, noteInboxTrouble, saveInboxPlace, saveTest } from './store.ts'

/** A test to oneself, by any channel; the answer is in `GET /me/channels` within ten seconds, with the real error. */
export const sendTest = command({
  name: 'channels.test',
  http: 'POST /me/channels/{channelId}/test',
  summary: 'Send me a test; the result is in `GET /me/channels` within ten seconds.',
  access: { who: 'person', scope: 'me' },
  input: ChannelPath,
  output: TestView,
  status: 202,
  about: (test) => test.id,
  example: { input: { channelId: 'email' }, output: { ...exampleTest, state: 'waiting' } },
  async run({ tx, actor, services }, { channelId }) {
    assert(actor.kind === 'person', 'A test is sent to a person.')
    const info = channelOf(services, channelId)
    if (!info) return refuse('request.notFound')
    if (!info.isSetUp) return refuse('channel.notSetUp')
    const test = {
      personId: actor.personId,
      channel: channelId,
      id: newId(),
      state: 'waiting' as const,
      says: null,
      at: tx.now,
      wall: tx.wall,
    }
    await saveTest(tx, test)
    const payload = { testId: test.id, channel: channelId, personId: actor.personId }
    tx.enqueue({ kind: 'notices.test', key: `test:${test.id}`, payload, dueAt: tx.now })
    const view = viewTest(tx, test)
    assert(view, 'A test that was just begun is there.')
    return view
  },
})

/** Where a channel reaches me, and how single kinds come by it; what isn't named stays as it was. */
export const changeMyChannel = command({
  name: 'channels.change',
  http: 'PATCH /me/channels/{channelId}',
  summary:
    'Say where a channel reaches me, and for single kinds of notice: at once, in the weekly digest, or not by it.',
  access: { who: 'person', scope: 'me' },
  input: ChangeMyChannel,
  output: MyChannelView,
  about: (view) => view.id,
  example: {
    input: { channelId: 'email', kinds: { 'asks.thanked': 'digest' } },
    output: exampleMine,
  },
  async run({ tx, actor, services }, { channelId, kinds = {}, address }) {
    assert(actor.kind === 'person', 'Me is a person.')
    const info = channelOf(services, channelId)
    if (!info) return refuse('request.notFound')
    const of = { personId: actor.personId, channel: channelId }
    const refused = address === undefined ? null : await changeAddress(tx, services, of, address)
    if (refused !== null) return refused
    const known = new Set(kindsBy(services, channelId))
    for (const [kind, choice] of Object.entries(kinds)) {
      if (!known.has(kind)) return refuse('channel.noSuchKind')
      await saveChoice(tx, { ...of, kind }, choice)
    }
    return viewMine(tx, services, info, actor.personId)
  },
})

/** A secret that isn't given again stays as it was; everything else is as it is given now. */
async function changeAddress(
  tx: Tx,
  services: Services,
  of: { readonly personId: string; readonly channel: string },
  given: Readonly<Record<string, string>> | null,
): Promise<Refusal | null> {
  const way = services.get(waysOutKey).get(of.channel)
  if (way === undefined) return refuse('channel.notSetUp')
  // where the other side says who somebody is, nobody can say they are another; no address they can say
  if (way.known || (way.find && given !== null)) return refuse('channel.addressGiven')
  if (way.browserKey !== undefined) return refuse('channel.byBrowser')
  if (given === null) {
    await saveAddress(tx, of, null)
    if (way.find) await endLookups(tx, of)
    await keepSecretFields(tx, services, way, { personId: of.personId, given: null })
  } else {
    const filled = filledIn(given)
    const kept = await keptSecrets(tx, services, way, of.personId)
    const address = way.readAddress({ ...kept, ...filled })
    if (address === null) return refuse('channel.badAddress')
    const open = Object.entries(address).filter(([name]) => !isSecret(way, name))
    await saveAddress(tx, of, Object.fromEntries(open))
    await keepSecretFields(tx, services, way, { personId: of.personId, given: filled })
  }
  await deleteDeadAddress(tx, of.personId, of.channel)
  return null
}

export { findInboxPlace, holdInbox, letInboxGo, noteInboxTrouble, saveInboxPlace }
